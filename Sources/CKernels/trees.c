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

// What one pass of a block over the trees reads.
typedef struct {
  const uint8_t *bytes, *sets;
  membership member;
} pass;

// The vector functions take pointers: vectors as arguments would have an ABI of their own on each path.

INLINE void test(const uint8_t *bytes, uint32_t least, lanes *mask) {
  lanes value;
  memcpy(&value, bytes, LANES);
  *mask = (lanes)(value >= (uint8_t)least);
}

// What a node or a subtree says for a block, one vector for each half of the rows.
typedef struct {
  lanes half[HALVES];
} choice;

// Which rows go right at a node.
INLINE void decide(const pass *p, const kb_rank_node *node, choice *right) {
  const uint8_t *column = p->bytes + (size_t)node->column * KB_BLOCK_ROWS;
  if (__builtin_expect(node->test & KB_CATEGORICAL, 0)) {
    const uint8_t *set = p->sets + (size_t)(node->test & ~KB_CATEGORICAL) * KB_SET_BYTES;
    for (int h = 0; h < HALVES; h++) p->member(column + h * LANES, set, &right->half[h]);
  } else {
    for (int h = 0; h < HALVES; h++) test(column + h * LANES, node->test, &right->half[h]);
  }
}

INLINE void merge(const choice *right, const choice *a, const choice *b, choice *to) {
  for (int h = 0; h < HALVES; h++) to->half[h] = (b->half[h] & right->half[h]) | (a->half[h] & ~right->half[h]);
}

// The leaves that rows come to below node n of the bottom level, of the level above, and of the one above that: so many
// choices stay in registers. `root` is the tree's, `count` the nodes of the level.
INLINE void leaves1(const pass *p, const kb_rank_node *root, uint32_t count, uint32_t n, choice *to) {
  choice right;
  decide(p, root + count - 1 + n, &right);
  for (int h = 0; h < HALVES; h++) to->half[h] = (uint8_t)(2 * n) - right.half[h];
}

INLINE void leaves2(const pass *p, const kb_rank_node *root, uint32_t count, uint32_t n, choice *to) {
  choice right, a, b;
  leaves1(p, root, 2 * count, 2 * n, &a);
  leaves1(p, root, 2 * count, 2 * n + 1, &b);
  decide(p, root + count - 1 + n, &right);
  merge(&right, &a, &b, to);
}

INLINE void leaves3(const pass *p, const kb_rank_node *root, uint32_t count, uint32_t n, choice *to) {
  choice right, a, b;
  leaves2(p, root, 2 * count, 2 * n, &a);
  leaves2(p, root, 2 * count, 2 * n + 1, &b);
  decide(p, root + count - 1 + n, &right);
  merge(&right, &a, &b, to);
}

// The leaves that rows come to, by their numbers: `chosen[0]` in the end.
INLINE void find_leaves(const pass *p, const kb_rank_node *root, uint32_t depth, choice *chosen) {
  if (depth == 1) {
    leaves1(p, root, 1, 0, chosen);
    return;
  }
  if (depth == 2) {
    leaves2(p, root, 1, 0, chosen);
    return;
  }
  uint32_t count = 1u << (depth - 3);
  for (uint32_t n = 0; n < count; n++) leaves3(p, root, count, n, &chosen[n]);
  for (count /= 2; count > 0; count /= 2)
    for (uint32_t n = 0; n < count; n++) {
      choice right;
      decide(p, root + count - 1 + n, &right);
      merge(&right, &chosen[2 * n], &chosen[2 * n + 1], &chosen[n]);
    }
}

// No row leaves its tree early and none waits for memory: every node of a tree is tested for all rows.
INLINE void add_block(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes, const float *leaves,
                      const pass *p, float *sums) {
  choice chosen[1 << (MAXIMUM_DEPTH - 3)];
  for (size_t t = 0; t < tree_count; t++) {
    const kb_rank_tree tree = trees[t];
    find_leaves(p, nodes + tree.first_node, tree.depth, chosen);
    const float *leaf = leaves + tree.first_leaf;
    uint8_t place[KB_BLOCK_ROWS];
    memcpy(place, &chosen[0], KB_BLOCK_ROWS);
    float *sum = sums + (size_t)tree.group * KB_BLOCK_ROWS;
    for (int row = 0; row < KB_BLOCK_ROWS; row++) sum[row] += leaf[place[row]];
  }
}

static void member_portable(const uint8_t *bytes, const uint8_t *set, lanes *mask) {
  uint8_t in[LANES];
  for (int i = 0; i < LANES; i++) in[i] = (uint8_t) - (set[bytes[i] >> 3] >> (bytes[i] & 7) & 1);
  memcpy(mask, in, LANES);
}

static void add_block_portable(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes,
                               const float *leaves, const uint8_t *sets, const uint8_t *bytes, float *sums) {
  const pass p = {bytes, sets, member_portable};
  add_block(trees, tree_count, nodes, leaves, &p, sums);
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
  const pass p = {bytes, sets, member_avx2};
  add_block(trees, tree_count, nodes, leaves, &p, sums);
}

static int has_avx2(kb_path path) { return path == KB_PATH_BEST && __builtin_cpu_supports("avx2"); }

#endif

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
