#include <string.h>

#include "shap_kernels.h"
#include "vectors.h"

// Swift's memory is aligned for its elements only.
typedef float V4 __attribute__((vector_size(16), aligned(4)));

// Subtracting zero, unlike adding it, keeps every float and costs nothing.
#define SPLAT(scalar) ((scalar) - (V4){0})

typedef struct {
  V4 *values, *differences, *shares, *weights;
  float *reaches, *moves;
} points4;

size_t kb_shap_row_workspace(const kb_shap_forest *forest) {
  const size_t nodes = forest->max_nodes;
  return 4 * (size_t)forest->feature_count * forest->group_count +
         stride(forest->max_points) * (2 * slots(forest) + 2 * nodes) + 3 * nodes + 1;
}

static points4 points4_in(float *memory, const kb_shap_forest *forest) {
  const size_t nodes = forest->max_nodes, vectors = stride(forest->max_points) / 4;
  points4 at;
  at.values = (V4 *)memory;
  at.weights = at.values + slots(forest) * vectors;
  at.differences = at.weights + slots(forest) * vectors;
  at.shares = at.differences + nodes * vectors;
  at.reaches = (float *)(at.shares + nodes * vectors);
  at.moves = at.reaches + 2 * nodes + 1;
  return at;
}

INLINE int category_goes_right(float value, const kb_shap_node *node, const kb_category_word *words) {
  if (!(value >= 0.0f && value < CATEGORY_LIMIT)) return 0;
  const uint32_t code = (uint32_t)value;
  uint32_t right = 0;
  for (uint32_t k = 0; k < node->word_count; k++) {
    const kb_category_word word = words[node->first_word + k];
    const uint32_t bit = code - word.first_code;
    right |= bit < 32 ? word.bits >> bit : 0;
  }
  return right & 1;
}

INLINE void moves_of_row(const kb_shap_forest *forest, const kb_shap_tree *tree, const float *row, const points4 *at) {
  const kb_shap_node *nodes = forest->nodes + tree->first_node;
  at->reaches[0] = 1.0f;
  for (uint32_t i = 0; i < tree->node_count; i++) {
    const kb_shap_node *node = nodes + i;
    const float v = row[node->feature];
    const int missing = v != v;
    int left = v < node->threshold;
    if (node->word_count != 0) left = !(missing | category_goes_right(v, node, forest->words));
    left |= missing & node->missing_left;
    const float reach = at->reaches[node->reach], held = reach * (float)left;
    at->reaches[2 * i + 1] = held;
    at->reaches[2 * i + 2] = reach - held;
    at->moves[i] = held - reach * node->left_share;
  }
}

INLINE void values_of_row(const kb_shap_forest *forest, const kb_shap_tree *tree, const size_t vectors,
                          const points4 *at) {
  const kb_shap_node *nodes = forest->nodes + tree->first_node;
  const float *leaves = forest->leaves + tree->first_leaf;
  for (uint32_t s = 0; s < tree->stray_count; s++)
    for (size_t q = 0; q < vectors; q++) at->values[(tree->node_count + s) * vectors + q] = SPLAT(leaves[s]);
  for (uint32_t i = tree->node_count; i-- > tree->first_twig;) {
    const kb_shap_node *node = nodes + i;
    const V4 *t = (const V4 *)(forest->coefficients + node->coefficients);
    const float right = leaves[node->right], difference = leaves[node->left] - right;
    const float start = right + node->left_share * difference, move = at->moves[i] * difference;
    for (size_t q = 0; q < vectors; q++) at->values[i * vectors + q] = start + t[q] * move;
  }
  for (uint32_t i = tree->first_twig; i-- > 0;) {
    const kb_shap_node *node = nodes + i;
    const V4 *t = (const V4 *)(forest->coefficients + node->coefficients);
    const V4 *left = at->values + node->left * vectors, *right = at->values + node->right * vectors;
    for (size_t q = 0; q < vectors; q++) {
      const V4 part = node->left_share + t[q] * at->moves[i], difference = left[q] - right[q];
      at->shares[i * vectors + q] = part;
      at->differences[i * vectors + q] = difference;
      at->values[i * vectors + q] = right[q] + part * difference;
    }
  }
}

INLINE void sums_of_row(const kb_shap_forest *forest, const kb_shap_tree *tree, const size_t vectors, V4 *phi,
                        const points4 *at) {
  const kb_shap_node *nodes = forest->nodes + tree->first_node;
  const float *leaves = forest->leaves + tree->first_leaf;
  for (size_t q = 0; q < vectors; q++) at->weights[q] = ((const V4 *)(forest->coefficients + tree->weights))[q];
  for (uint32_t i = 0; i < tree->first_twig; i++) {
    const kb_shap_node *node = nodes + i;
    const V4 *c = (const V4 *)(forest->coefficients + node->coefficients) + vectors;
    V4 *left = at->weights + node->left * vectors, *right = at->weights + node->right * vectors;
    for (size_t q = 0; q < vectors; q++) {
      const V4 weight = at->weights[i * vectors + q], part = weight * at->shares[i * vectors + q];
      left[q] = part;
      right[q] = weight - part;
      phi[node->feature] += weight * at->differences[i * vectors + q] * (c[q] * at->moves[i]);
    }
  }
  for (uint32_t i = tree->first_twig; i < tree->node_count; i++) {
    const kb_shap_node *node = nodes + i;
    const V4 *c = (const V4 *)(forest->coefficients + node->coefficients) + vectors;
    const float change = at->moves[i] * (leaves[node->left] - leaves[node->right]);
    for (size_t q = 0; q < vectors; q++) phi[node->feature] += at->weights[i * vectors + q] * (c[q] * change);
  }
}

INLINE void tree_of_row(const kb_shap_forest *forest, const kb_shap_tree *tree, const size_t vectors, const float *row,
                        V4 *phi, const points4 *at) {
  moves_of_row(forest, tree, row, at);
  values_of_row(forest, tree, vectors, at);
  sums_of_row(forest, tree, vectors, phi, at);
}

INLINE void one_row(const kb_shap_forest *forest, const float *row, float *contributions, float *workspace) {
  const size_t columns = (size_t)forest->feature_count * forest->group_count;
  V4 *phi = (V4 *)workspace;
  memset(phi, 0, columns * sizeof(V4));
  const points4 at = points4_in(workspace + 4 * columns, forest);
  for (uint32_t k = 0; k < forest->tree_count; k++) {
    const kb_shap_tree *tree = forest->trees + k;
    if (tree->node_count == 0) continue;
    V4 *of_group = phi + (size_t)tree->group * forest->feature_count;
    const size_t vectors = stride(tree->point_count) / 4;
    if (vectors == 1)
      tree_of_row(forest, tree, 1, row, of_group, &at);
    else
      tree_of_row(forest, tree, vectors, row, of_group, &at);
  }
  for (size_t c = 0; c < columns; c++) contributions[c] = (phi[c][0] + phi[c][1]) + (phi[c][2] + phi[c][3]);
}

static void row_portable(const kb_shap_forest *forest, const float *row, float *contributions, float *workspace) {
  one_row(forest, row, contributions, workspace);
}

// A node to visit, the node above it, and what that one knew of the features above it.
typedef struct {
  uint32_t node, level, parent, right, feature_count, own;
} visit;

typedef struct {
  V4 *weights, *slopes;
  uint32_t *features;
  visit *visits;
} descent;

// Floats that the slopes of a level take.
static size_t slope_width(const kb_shap_forest *forest) { return stride(forest->max_points) * forest->max_features; }

size_t kb_shap_pairs_workspace(const kb_shap_forest *forest) {
  const size_t levels = (size_t)forest->max_depth + 1;
  return kb_shap_row_workspace(forest) + levels * (stride(forest->max_points) + slope_width(forest)) +
         forest->max_features + levels * sizeof(visit) / sizeof(float);
}

static descent descent_in(float *memory, const kb_shap_forest *forest) {
  const size_t levels = (size_t)forest->max_depth + 1;
  descent at;
  at.weights = (V4 *)memory;
  at.slopes = (V4 *)(memory + levels * stride(forest->max_points));
  at.features = (uint32_t *)((float *)at.slopes + levels * slope_width(forest));
  at.visits = (visit *)(at.features + forest->max_features);
  return at;
}

// The weights of a node and their slopes by each feature above it, from those of its parent.
INLINE void descend(const kb_shap_forest *forest, const kb_shap_tree *tree, const visit *now, const size_t vectors,
                    const points4 *at, const descent *down) {
  const kb_shap_node *parent = forest->nodes + tree->first_node + now->parent;
  const V4 *c = (const V4 *)(forest->coefficients + parent->coefficients) + vectors;
  const size_t width = forest->max_features * vectors;
  V4 *weights = down->weights + now->level * vectors, *slopes = down->slopes + now->level * width;
  const V4 *old_weights = weights - vectors, *old_slopes = slopes - width;
  const float move = now->right ? -at->moves[now->parent] : at->moves[now->parent];
  for (size_t q = 0; q < vectors; q++) {
    const V4 left = at->shares[now->parent * vectors + q], part = now->right ? 1.0f - left : left;
    weights[q] = old_weights[q] * part;
    for (uint32_t k = 0; k < now->feature_count; k++) slopes[k * vectors + q] = old_slopes[k * vectors + q] * part;
    const V4 slope = old_weights[q] * (c[q] * move);
    if (now->own < now->feature_count)
      slopes[now->own * vectors + q] += slope;
    else
      slopes[now->own * vectors + q] = slope;
  }
  down->features[now->own] = parent->feature;
}

// Adds what a test changes together with each other feature above it; the place of its own feature among those.
INLINE uint32_t add_pairs(const kb_shap_forest *forest, const kb_shap_tree *tree, const visit *now, uint32_t count,
                          const size_t vectors, float *pairs, const points4 *at, const descent *down) {
  const kb_shap_node *node = forest->nodes + tree->first_node + now->node;
  const float *leaves = forest->leaves + tree->first_leaf;
  const V4 *c = (const V4 *)(forest->coefficients + node->coefficients) + vectors;
  const V4 *slopes = down->slopes + (size_t)now->level * forest->max_features * vectors;
  const int twig = now->node >= tree->first_twig;
  const float difference = twig ? leaves[node->left] - leaves[node->right] : 0.0f;
  uint32_t own = count;
  for (uint32_t k = 0; k < count; k++) {
    if (down->features[k] == node->feature) {
      own = k;
      continue;
    }
    V4 sum = {0};
    for (size_t q = 0; q < vectors; q++)
      sum += slopes[k * vectors + q] * c[q] * (twig ? SPLAT(difference) : at->differences[now->node * vectors + q]);
    pairs[(size_t)down->features[k] * forest->feature_count + node->feature] +=
        ((sum[0] + sum[1]) + (sum[2] + sum[3])) * at->moves[now->node];
  }
  return own;
}

INLINE void pairs_of_tree(const kb_shap_forest *forest, const kb_shap_tree *tree, const size_t vectors, float *pairs,
                          const points4 *at, const descent *down) {
  for (size_t q = 0; q < vectors; q++) down->weights[q] = ((const V4 *)(forest->coefficients + tree->weights))[q];
  uint32_t open = 0;
  down->visits[open++] = (visit){0};
  while (open > 0) {
    const visit now = down->visits[--open];
    uint32_t count = 0;
    if (now.level > 0) {
      descend(forest, tree, &now, vectors, at, down);
      count = now.own < now.feature_count ? now.feature_count : now.feature_count + 1;
    }
    const uint32_t own = add_pairs(forest, tree, &now, count, vectors, pairs, at, down);
    if (now.node >= tree->first_twig) continue;
    const kb_shap_node *node = forest->nodes + tree->first_node + now.node;
    if (node->right < tree->node_count)
      down->visits[open++] = (visit){node->right, now.level + 1, now.node, 1, count, own};
    if (node->left < tree->node_count)
      down->visits[open++] = (visit){node->left, now.level + 1, now.node, 0, count, own};
  }
}

INLINE void all_pairs(const kb_shap_forest *forest, const float *row, float *pairs, float *workspace) {
  const size_t square = (size_t)forest->feature_count * forest->feature_count;
  memset(pairs, 0, square * forest->group_count * sizeof(float));
  const points4 at = points4_in(workspace, forest);
  const descent down = descent_in(workspace + kb_shap_row_workspace(forest), forest);
  for (uint32_t k = 0; k < forest->tree_count; k++) {
    const kb_shap_tree *tree = forest->trees + k;
    if (tree->node_count == 0) continue;
    const size_t vectors = stride(tree->point_count) / 4;
    moves_of_row(forest, tree, row, &at);
    values_of_row(forest, tree, vectors, &at);
    pairs_of_tree(forest, tree, vectors, pairs + tree->group * square, &at, &down);
  }
}

static void pairs_portable(const kb_shap_forest *forest, const float *row, float *pairs, float *workspace) {
  all_pairs(forest, row, pairs, workspace);
}

#if defined(AVX2)

AVX2 static void row_avx2(const kb_shap_forest *forest, const float *row, float *contributions, float *workspace) {
  one_row(forest, row, contributions, workspace);
}

AVX2 static void pairs_avx2(const kb_shap_forest *forest, const float *row, float *pairs, float *workspace) {
  all_pairs(forest, row, pairs, workspace);
}

#endif

void kb_shap_row(const kb_shap_forest *forest, const float *row, float *contributions, float *workspace,
                 kb_path path) {
#if defined(AVX2)
  if (path == KB_PATH_BEST && kb_has_path(KB_PATH_AVX2)) {
    row_avx2(forest, row, contributions, workspace);
    return;
  }
#endif
  (void)path;
  row_portable(forest, row, contributions, workspace);
}

void kb_shap_pairs(const kb_shap_forest *forest, const float *row, float *pairs, float *workspace, kb_path path) {
#if defined(AVX2)
  if (path == KB_PATH_BEST && kb_has_path(KB_PATH_AVX2)) {
    pairs_avx2(forest, row, pairs, workspace);
    return;
  }
#endif
  (void)path;
  pairs_portable(forest, row, pairs, workspace);
}
