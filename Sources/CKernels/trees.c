#include "trees.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))
#define LANES 32
#define HALVES (KB_BLOCK_ROWS / LANES)
#define MAXIMUM_DEPTH 8

typedef uint8_t lanes __attribute__((vector_size(LANES)));
typedef float eight __attribute__((vector_size(32), aligned(4)));

// What a node or a subtree says for a block, one vector for each half of the rows.
typedef struct {
  lanes half[HALVES];
} choice;

// What one pass of a block over the trees reads.
typedef struct {
  const uint8_t *bytes, *sets;
} pass;

#pragma clang diagnostic push
// Vectors are handed over between functions that are all inlined.
#pragma clang diagnostic ignored "-Wpsabi"

INLINE lanes at_least_portable(const uint8_t *bytes, uint8_t least) {
  lanes value;
  memcpy(&value, bytes, LANES);
  return (lanes)(value >= least);
}

INLINE lanes member_portable(const uint8_t *bytes, const uint8_t *set) {
  uint8_t in[LANES];
  for (int i = 0; i < LANES; i++) in[i] = (uint8_t) - (set[bytes[i] >> 3] >> (bytes[i] & 7) & 1);
  lanes mask;
  memcpy(&mask, in, LANES);
  return mask;
}

INLINE lanes blend_portable(lanes a, lanes b, lanes mask) { return (b & mask) | (a & ~mask); }

#define TARGET
#define PATH(name) name##_portable
#include "tree_block.h"
#undef PATH
#undef TARGET

#if defined(__x86_64__)

#define TARGET __attribute__((target("avx2")))

TARGET INLINE lanes at_least_avx2(const uint8_t *bytes, uint8_t least) {
  const __m256i value = _mm256_loadu_si256((const __m256i *)bytes);
  return (lanes)_mm256_cmpeq_epi8(_mm256_max_epu8(value, _mm256_set1_epi8((char)least)), value);
}

// The byte of the set by two table look-ups of 16 entries, the bit in it by another.
TARGET __attribute__((noinline)) static lanes member_avx2(const uint8_t *bytes, const uint8_t *set) {
  const __m256i value = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set));
  const __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(set + 16)));
  const __m256i place = _mm256_and_si256(_mm256_srli_epi16(value, 3), _mm256_set1_epi8(31));
  const __m256i byte = _mm256_blendv_epi8(_mm256_shuffle_epi8(low, place), _mm256_shuffle_epi8(high, place),
                                          _mm256_slli_epi16(place, 3));
  const __m256i bits = _mm256_set1_epi64x((long long)0x8040201008040201);
  const __m256i bit = _mm256_shuffle_epi8(bits, _mm256_and_si256(value, _mm256_set1_epi8(7)));
  return (lanes)_mm256_cmpeq_epi8(_mm256_and_si256(byte, bit), bit);
}

TARGET INLINE lanes blend_avx2(lanes a, lanes b, lanes mask) {
  return (lanes)_mm256_blendv_epi8((__m256i)a, (__m256i)b, (__m256i)mask);
}

#define PATH(name) name##_avx2
#include "tree_block.h"

#endif

#pragma clang diagnostic pop

void kb_add_block(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes, const float *leaves,
                  const uint8_t *sets, const uint8_t *bytes, float *sums, kb_path path) {
  const pass p = {bytes, sets};
#if defined(__x86_64__)
  if (path == KB_PATH_BEST && __builtin_cpu_supports("avx2")) {
    add_block_avx2(trees, tree_count, nodes, leaves, &p, sums);
    return;
  }
#endif
  (void)path;
  add_block_portable(trees, tree_count, nodes, leaves, &p, sums);
}
