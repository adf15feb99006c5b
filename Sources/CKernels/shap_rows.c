#include <string.h>

#include "shap_kernels.h"
#include "vectors.h"

// Rows transposed together: their values, their contributions and a tree's workspace stay in the first-level cache.
#define BLOCK 32

// Swift's memory is aligned for its elements only.
typedef float V8 __attribute__((vector_size(32), aligned(4)));
typedef int32_t I8 __attribute__((vector_size(32), aligned(4)));
typedef uint32_t U8 __attribute__((vector_size(32), aligned(4)));

// Subtracting zero, unlike adding it, keeps every float and costs nothing.
#define SPLAT(scalar) ((scalar) - (V8){0})

typedef struct {
  V8 *values, *differences, *shares, *weights, *reaches, *moves;
} lanes;

size_t kb_shap_rows_workspace(const kb_shap_forest *forest) {
  const size_t nodes = forest->max_nodes, points = forest->max_points;
  return (size_t)forest->feature_count * BLOCK * (1 + (size_t)forest->group_count) +
         8 * (2 * slots(forest) * points + 2 * nodes * points + 3 * nodes + 1);
}

static lanes lanes_in(float *memory, const kb_shap_forest *forest) {
  const size_t nodes = forest->max_nodes, points = forest->max_points;
  lanes at;
  at.values = (V8 *)memory;
  at.weights = at.values + slots(forest) * points;
  at.differences = at.weights + slots(forest) * points;
  at.shares = at.differences + nodes * points;
  at.reaches = at.shares + nodes * points;
  at.moves = at.reaches + 2 * nodes + 1;
  return at;
}

// Eight categories, those in the set of the node marked as going right.
INLINE void categories_going_right(const V8 *values, const kb_shap_node *node, const kb_category_word *words,
                                   I8 *result) {
  const V8 v = *values;
  const I8 known = (v >= 0.0f) & (v < CATEGORY_LIMIT);
  // What is no category must not reach the conversion, which is undefined for it.
  const I8 code = __builtin_convertvector((V8)((I8)v & known), I8);
  I8 right = {0};
  for (uint32_t k = 0; k < node->word_count; k++) {
    const kb_category_word word = words[node->first_word + k];
    const U8 bit = (U8)code - word.first_code, bits = word.bits - (U8){0};
    right |= (I8)(bit < 32u) & -(I8)((bits >> (bit & 31u)) & 1u);
  }
  *result = right & known;
}

// How far each test moves its feature: 1 - share or -share where the path holds so far, otherwise 0.
INLINE void moves_of_8(const kb_shap_forest *forest, const kb_shap_tree *tree, const float *x, const lanes *at) {
  const kb_shap_node *nodes = forest->nodes + tree->first_node;
  at->reaches[0] = SPLAT(1.0f);
  for (uint32_t i = 0; i < tree->node_count; i++) {
    const kb_shap_node *node = nodes + i;
    const V8 v = *(const V8 *)(x + (size_t)node->feature * BLOCK);
    const I8 missing = v != v;
    I8 left;
    if (node->word_count == 0) {
      left = v < node->threshold;
    } else {
      categories_going_right(&v, node, forest->words, &left);
      left = ~(left | missing);
    }
    left |= missing & node->missing_left;
    const V8 reach = at->reaches[node->reach], held = (V8)((I8)reach & left);
    at->reaches[2 * i + 1] = held;
    at->reaches[2 * i + 2] = reach - held;
    at->moves[i] = held - reach * node->left_share;
  }
}

// Bottom-up: the value of each node at each point, and the difference between its children.
INLINE void values_of_8(const kb_shap_forest *forest, const kb_shap_tree *tree, const uint32_t points, const lanes *at) {
  const kb_shap_node *nodes = forest->nodes + tree->first_node;
  const float *leaves = forest->leaves + tree->first_leaf;
  for (uint32_t i = tree->node_count; i-- > tree->first_twig;) {
    const kb_shap_node *node = nodes + i;
    const float *t = forest->coefficients + node->coefficients;
    const V8 move = at->moves[i], share = SPLAT(node->left_share), right = SPLAT(leaves[node->right]);
    const float difference = leaves[node->left] - leaves[node->right];
    for (uint32_t q = 0; q < points; q++)
      at->values[i * points + q] = right + (share + move * t[q]) * difference;
  }
  for (uint32_t i = tree->first_twig; i-- > 0;) {
    const kb_shap_node *node = nodes + i;
    const float *t = forest->coefficients + node->coefficients;
    const V8 move = at->moves[i], share = SPLAT(node->left_share);
    const V8 *left = at->values + (size_t)node->left * points, *right = at->values + (size_t)node->right * points;
    for (uint32_t q = 0; q < points; q++) {
      const V8 part = share + move * t[q], difference = left[q] - right[q];
      at->shares[i * points + q] = part;
      at->differences[i * points + q] = difference;
      at->values[i * points + q] = right[q] + part * difference;
    }
  }
}

// Top-down: the weight of each node at each point, times what its test changes.
INLINE void sums_of_8(const kb_shap_forest *forest, const kb_shap_tree *tree, const uint32_t points, float *phi,
                      const lanes *at) {
  const kb_shap_node *nodes = forest->nodes + tree->first_node;
  const float *leaves = forest->leaves + tree->first_leaf;
  const size_t second = stride(points);
  for (uint32_t q = 0; q < points; q++) at->weights[q] = SPLAT(forest->coefficients[tree->weights + q]);
  for (uint32_t i = 0; i < tree->first_twig; i++) {
    const kb_shap_node *node = nodes + i;
    const float *c = forest->coefficients + node->coefficients + second;
    V8 *left = at->weights + (size_t)node->left * points, *right = at->weights + (size_t)node->right * points;
    V8 sum = {0};
    for (uint32_t q = 0; q < points; q++) {
      const V8 weight = at->weights[i * points + q], part = weight * at->shares[i * points + q];
      left[q] = part;
      right[q] = weight - part;
      sum += weight * at->differences[i * points + q] * c[q];
    }
    *(V8 *)(phi + (size_t)node->feature * BLOCK) += sum * at->moves[i];
  }
  for (uint32_t i = tree->first_twig; i < tree->node_count; i++) {
    const kb_shap_node *node = nodes + i;
    const float *c = forest->coefficients + node->coefficients + second;
    V8 sum = {0};
    for (uint32_t q = 0; q < points; q++) sum += at->weights[i * points + q] * c[q];
    *(V8 *)(phi + (size_t)node->feature * BLOCK) += sum * at->moves[i] * (leaves[node->left] - leaves[node->right]);
  }
}

INLINE void tree_of_rows(const kb_shap_forest *forest, const kb_shap_tree *tree, const uint32_t points, const float *x,
                         uint32_t eights, float *phi, const lanes *at) {
  for (uint32_t s = 0; s < tree->stray_count; s++)
    for (uint32_t q = 0; q < points; q++)
      at->values[(size_t)(tree->node_count + s) * points + q] = SPLAT(forest->leaves[tree->first_leaf + s]);
  for (uint32_t g = 0; g < eights; g++) {
    moves_of_8(forest, tree, x + 8 * g, at);
    values_of_8(forest, tree, points, at);
    sums_of_8(forest, tree, points, phi + 8 * g, at);
  }
}

INLINE void block_of_rows(const kb_shap_forest *forest, const float *x, uint32_t eights, float *phi, const lanes *at) {
  for (uint32_t k = 0; k < forest->tree_count; k++) {
    const kb_shap_tree *tree = forest->trees + k;
    if (tree->node_count == 0) continue;
    float *of_group = phi + (size_t)tree->group * forest->feature_count * BLOCK;
    switch (tree->point_count) {
      case 1: tree_of_rows(forest, tree, 1, x, eights, of_group, at); break;
      case 2: tree_of_rows(forest, tree, 2, x, eights, of_group, at); break;
      case 3: tree_of_rows(forest, tree, 3, x, eights, of_group, at); break;
      case 4: tree_of_rows(forest, tree, 4, x, eights, of_group, at); break;
      default: tree_of_rows(forest, tree, tree->point_count, x, eights, of_group, at);
    }
  }
}

INLINE void all_rows(const kb_shap_forest *forest, const float *rows, size_t row_count, float *contributions,
                     float *workspace) {
  const size_t features = forest->feature_count, columns = features * forest->group_count;
  float *x = workspace, *phi = x + features * BLOCK;
  const lanes at = lanes_in(phi + columns * BLOCK, forest);
  for (size_t first = 0; first < row_count; first += BLOCK) {
    const size_t count = row_count - first < BLOCK ? row_count - first : BLOCK;
    const size_t eights = (count + 7) / 8;
    // Lanes without a row repeat the last one.
    for (size_t r = 0; r < 8 * eights; r++) {
      const float *row = rows + (first + (r < count ? r : count - 1)) * features;
      for (size_t f = 0; f < features; f++) x[f * BLOCK + r] = row[f];
    }
    memset(phi, 0, columns * BLOCK * sizeof(float));
    block_of_rows(forest, x, (uint32_t)eights, phi, &at);
    for (size_t r = 0; r < count; r++)
      for (size_t c = 0; c < columns; c++) contributions[(first + r) * columns + c] = phi[c * BLOCK + r];
  }
}

static void rows_portable(const kb_shap_forest *forest, const float *rows, size_t row_count, float *contributions,
                          float *workspace) {
  all_rows(forest, rows, row_count, contributions, workspace);
}

#if defined(AVX2)

AVX2 static void rows_avx2(const kb_shap_forest *forest, const float *rows, size_t row_count, float *contributions,
                           float *workspace) {
  all_rows(forest, rows, row_count, contributions, workspace);
}

#endif

void kb_shap_rows(const kb_shap_forest *forest, const float *rows, size_t row_count, float *contributions,
                  float *workspace, kb_path path) {
#if defined(AVX2)
  if (path == KB_PATH_BEST && kb_has_path(KB_PATH_AVX2)) {
    rows_avx2(forest, rows, row_count, contributions, workspace);
    return;
  }
#endif
  (void)path;
  rows_portable(forest, rows, row_count, contributions, workspace);
}
