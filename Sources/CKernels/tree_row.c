#include "trees.h"

#define INLINE static inline __attribute__((always_inline))
// Trees walked together: their loads wait for memory side by side.
#define TREES 8

INLINE uint32_t goes_right(kb_rank_node node, const uint8_t *sets, int has_categories, const uint8_t *bytes) {
  const uint32_t byte = bytes[node.column];
  const uint32_t reaches = byte >= node.test;
  if (!has_categories) return reaches;
  // Without a branch, which could not be foreseen: a numeric test looks into the first set in vain.
  const int is_categorical = (node.test & KB_CATEGORICAL) != 0;
  const size_t set = is_categorical ? node.test & ~KB_CATEGORICAL : 0;
  const uint32_t listed = sets[set * KB_SET_BYTES + (byte >> 3)] >> (byte & 7) & 1u;
  return is_categorical ? listed : reaches;
}

INLINE void add_row(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes, const float *leaves,
                    const uint8_t *sets, int has_categories, const uint8_t *bytes, float *sums) {
  for (size_t t = 0; t < tree_count; t += TREES) {
    const size_t count = tree_count - t < TREES ? tree_count - t : TREES;
    const kb_rank_node *root[TREES];
    uint32_t place[TREES] = {0};
    // Of the last trees there may be fewer: the first stands in for those that are not there.
    for (size_t k = 0; k < TREES; k++) root[k] = nodes + trees[t + (k < count ? k : 0)].first_node;
    for (uint32_t d = 0; d < trees[t].depth; d++)
      for (size_t k = 0; k < TREES; k++)
        place[k] = 2 * place[k] + 1 + goes_right(root[k][place[k]], sets, has_categories, bytes);
    const uint32_t first = (1u << trees[t].depth) - 1;
    for (size_t k = 0; k < count; k++) sums[trees[t + k].group] += leaves[trees[t + k].first_leaf + place[k] - first];
  }
}

void kb_add_row(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes, const float *leaves,
                const uint8_t *sets, int has_categories, const uint8_t *bytes, float *sums) {
  if (has_categories) {
    add_row(trees, tree_count, nodes, leaves, sets, 1, bytes, sums);
  } else {
    add_row(trees, tree_count, nodes, leaves, sets, 0, bytes, sums);
  }
}
