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

/// Says for LANES bytes whether they are in a set: 0xFF or 0.
typedef void (*membership)(const uint8_t *bytes, const uint8_t *set, lanes *mask);

INLINE uint8_t category(float value) {
  return value >= 0 && value < KB_CATEGORY_LIMIT ? (uint8_t)value : KB_CATEGORY_LIMIT;
}

// The vector functions take pointers: vectors as arguments would have an ABI of their own on each path.

INLINE void test(const uint8_t *bytes, uint32_t least, lanes *mask) {
  lanes value;
  memcpy(&value, bytes, LANES);
  *mask = (lanes)(value >= (uint8_t)least);
}

// Of each pair of leaves the one that the mask says, for all nodes of a level. The bottom level knows its leaves by
// their numbers, every other chooses among what the level below has chosen, in place.
INLINE void choose(lanes *chosen, uint32_t node, int half, int is_bottom, const lanes *right) {
  lanes *to = &chosen[node * HALVES + half];
  if (is_bottom) {
    *to = (uint8_t)(2 * node) - *right;
    return;
  }
  const lanes a = chosen[2 * node * HALVES + half], b = chosen[(2 * node + 1) * HALVES + half];
  *to = (b & *right) | (a & ~*right);
}

INLINE void level(lanes *chosen, uint32_t count, int is_bottom, const kb_rank_node *nodes, const uint8_t *sets,
                  const uint8_t *bytes, membership member) {
  for (uint32_t n = 0; n < count; n++) {
    const uint8_t *column = bytes + (size_t)nodes[n].column * KB_BLOCK_ROWS;
    const uint32_t least = nodes[n].test;
    lanes right;
    if (__builtin_expect(least & KB_CATEGORICAL, 0)) {
      const uint8_t *set = sets + (size_t)(least & ~KB_CATEGORICAL) * KB_SET_BYTES;
      for (int half = 0; half < HALVES; half++) {
        member(column + half * LANES, set, &right);
        choose(chosen, n, half, is_bottom, &right);
      }
    } else {
      for (int half = 0; half < HALVES; half++) {
        test(column + half * LANES, least, &right);
        choose(chosen, n, half, is_bottom, &right);
      }
    }
  }
}

// No row leaves its tree early and none waits for memory: every node of a tree is tested for all rows.
INLINE void add_block(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes, const float *leaves,
                      const uint8_t *sets, const uint8_t *bytes, float *sums, membership member) {
  lanes chosen[(1 << (MAXIMUM_DEPTH - 1)) * HALVES];
  for (size_t t = 0; t < tree_count; t++) {
    const kb_rank_tree tree = trees[t];
    const kb_rank_node *root = nodes + tree.first_node;
    const uint32_t bottom = 1u << (tree.depth - 1);
    level(chosen, bottom, 1, root + bottom - 1, sets, bytes, member);
    for (uint32_t count = bottom / 2; count > 0; count /= 2)
      level(chosen, count, 0, root + count - 1, sets, bytes, member);
    const float *leaf = leaves + tree.first_leaf;
    const uint8_t *place = (const uint8_t *)chosen;
    float *sum = sums + (size_t)tree.group * KB_BLOCK_ROWS;
    for (int row = 0; row < KB_BLOCK_ROWS; row++) sum[row] += leaf[place[row]];
  }
}

INLINE void rank_block(const kb_rank_column *columns, size_t column_count, const float *cuts, const float *rows,
                       size_t row_count, size_t stride, uint8_t *bytes) {
  float values[KB_BLOCK_ROWS] = {0};
  for (size_t c = 0; c < column_count; c++) {
    const kb_rank_column column = columns[c];
    uint8_t *left = bytes + 2 * c * KB_BLOCK_ROWS, *right = left + KB_BLOCK_ROWS;
    for (size_t r = 0; r < row_count; r++) values[r] = rows[r * stride + column.feature];
    if (column.is_categorical) {
      for (int r = 0; r < KB_BLOCK_ROWS; r++) {
        const int missing = values[r] != values[r];
        const uint8_t code = category(values[r]);
        left[r] = missing ? KB_CATEGORY_MISSING_LEFT : code;
        right[r] = missing ? KB_CATEGORY_MISSING_RIGHT : code;
      }
      continue;
    }
    const float *cut = cuts + column.first_cut;
    int32_t rank[KB_BLOCK_ROWS] = {0};
    for (int32_t step = (1 << column.steps) >> 1; step > 0; step /= 2)
      for (int r = 0; r < KB_BLOCK_ROWS; r++) {
        const int32_t next = rank[r] + step;
        rank[r] = cut[next - 1] <= values[r] ? next : rank[r];
      }
    for (int r = 0; r < KB_BLOCK_ROWS; r++) {
      const int missing = values[r] != values[r];
      left[r] = missing ? 0 : (uint8_t)rank[r];
      right[r] = missing ? 255 : (uint8_t)rank[r];
    }
  }
}

static void member_portable(const uint8_t *bytes, const uint8_t *set, lanes *mask) {
  uint8_t in[LANES];
  for (int i = 0; i < LANES; i++) in[i] = (uint8_t) - (set[bytes[i] >> 3] >> (bytes[i] & 7) & 1);
  memcpy(mask, in, LANES);
}

static void add_block_portable(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes,
                               const float *leaves, const uint8_t *sets, const uint8_t *bytes, float *sums) {
  add_block(trees, tree_count, nodes, leaves, sets, bytes, sums, member_portable);
}

static void rank_block_portable(const kb_rank_column *columns, size_t column_count, const float *cuts,
                                const float *rows, size_t row_count, size_t stride, uint8_t *bytes) {
  rank_block(columns, column_count, cuts, rows, row_count, stride, bytes);
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2")))

// The byte of the set by two table look-ups of 16 entries, the bit in it by another.
AVX2 static void member_avx2(const uint8_t *bytes, const uint8_t *set, lanes *mask) {
  const __m256i value = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)set));
  const __m256i high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(set + 16)));
  const __m256i place = _mm256_and_si256(_mm256_srli_epi16(value, 3), _mm256_set1_epi8(31));
  const __m256i byte = _mm256_blendv_epi8(_mm256_shuffle_epi8(low, place), _mm256_shuffle_epi8(high, place),
                                          _mm256_slli_epi16(place, 3));
  const __m256i bits = _mm256_set1_epi64x((long long)0x8040201008040201);
  const __m256i bit = _mm256_shuffle_epi8(bits, _mm256_and_si256(value, _mm256_set1_epi8(7)));
  _mm256_storeu_si256((__m256i *)mask, _mm256_cmpeq_epi8(_mm256_and_si256(byte, bit), bit));
}

AVX2 static void add_block_avx2(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes,
                                const float *leaves, const uint8_t *sets, const uint8_t *bytes, float *sums) {
  add_block(trees, tree_count, nodes, leaves, sets, bytes, sums, member_avx2);
}

AVX2 static void rank_block_avx2(const kb_rank_column *columns, size_t column_count, const float *cuts,
                                 const float *rows, size_t row_count, size_t stride, uint8_t *bytes) {
  rank_block(columns, column_count, cuts, rows, row_count, stride, bytes);
}

static int has_avx2(kb_path path) { return path == KB_PATH_BEST && __builtin_cpu_supports("avx2"); }

#endif

void kb_rank_block(const kb_rank_column *columns, size_t column_count, const float *cuts, const float *rows,
                   size_t row_count, size_t stride, uint8_t *bytes, kb_path path) {
#if defined(__x86_64__)
  if (has_avx2(path)) {
    rank_block_avx2(columns, column_count, cuts, rows, row_count, stride, bytes);
    return;
  }
#endif
  (void)path;
  rank_block_portable(columns, column_count, cuts, rows, row_count, stride, bytes);
}

void kb_add_block(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes, const float *leaves,
                  const uint8_t *sets, const uint8_t *bytes, float *sums, kb_path path) {
#if defined(__x86_64__)
  if (has_avx2(path)) {
    add_block_avx2(trees, tree_count, nodes, leaves, sets, bytes, sums);
    return;
  }
#endif
  (void)path;
  add_block_portable(trees, tree_count, nodes, leaves, sets, bytes, sums);
}
