#include "trees.h"

#define INLINE static inline __attribute__((always_inline))
// Trees walked together: their loads wait for memory side by side.
#define TREES 8

void kb_rank_row(const kb_rank_column *columns, size_t column_count, const float *cuts, const float *row,
                 uint8_t *bytes) {
  for (size_t c = 0; c < column_count; c++) {
    const kb_rank_column column = columns[c];
    const float value = row[column.feature];
    const int missing = value != value;
    if (column.is_categorical) {
      const uint8_t code = value >= 0 && value < KB_CATEGORY_LIMIT ? (uint8_t)value : KB_CATEGORY_LIMIT;
      bytes[2 * c] = missing ? KB_CATEGORY_MISSING_LEFT : code;
      bytes[2 * c + 1] = missing ? KB_CATEGORY_MISSING_RIGHT : code;
      continue;
    }
    const float *cut = cuts + column.first_cut;
    uint32_t rank = 0;
    for (uint32_t step = (1u << column.steps) >> 1; step > 0; step /= 2)
      rank += cut[rank + step - 1] <= value ? step : 0;
    bytes[2 * c] = missing ? 0 : (uint8_t)rank;
    bytes[2 * c + 1] = missing ? 255 : (uint8_t)rank;
  }
}

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
