#ifndef KB_SHAP_H
#define KB_SHAP_H

#include <stddef.h>
#include <stdint.h>

#include "kernels.h"

#pragma clang assume_nonnull begin

/// The codes of a set of categories from `first_code` on: bit b is code first_code + b.
typedef struct {
  uint32_t first_code, bits;
} kb_category_word;

/// A test of a tree, with what the path to it says of its own feature.
typedef struct {
  /// A numeric test: values below it go left.
  float threshold;
  /// The part of the node's cover that goes left.
  float left_share;
  /// The column that is tested.
  uint32_t feature;
  /// 0 when no earlier test of the path is of this feature; otherwise 1 + 2a below the left side and 2 + 2a below the
  /// right side of the nearest such test, the node a of the tree.
  uint32_t reach;
  /// A node of the tree: the number of a node, or node_count + s for stray leaf s. In a twig: the numbers of leaves.
  uint32_t left, right;
  /// Where the coefficients of its feature at the points begin.
  uint32_t coefficients;
  /// The categories that go right: so many words from this one; no word for a numeric test. Values that are negative or
  /// from 2^24 on are no category.
  uint32_t first_word, word_count;
  /// -1 when a missing value goes left, 0 otherwise.
  int32_t missing_left;
} kb_shap_node;

/// A tree: nodes with parents before children; twigs, whose children are both leaves, come last.
typedef struct {
  uint32_t first_node, node_count, first_twig;
  /// Leaves whose sibling is a node (strays) come first.
  uint32_t first_leaf, stray_count;
  /// How many points the integral over its paths takes, and where their weights begin.
  uint32_t point_count, weights;
  /// The group whose margin it adds to.
  uint32_t group;
} kb_shap_tree;

/// Trees prepared for explanations. Vectors over points fill up to a multiple of 4 with zeros; the coefficients of a
/// feature are two of them: t / F and z / F^2 with F = z (1 - t) + t, where z is the product of the shares of the
/// feature's earlier tests on the path.
typedef struct {
  const kb_shap_tree *_Nullable trees;
  const kb_shap_node *_Nullable nodes;
  const float *_Nullable leaves;
  const float *_Nullable coefficients;
  const kb_category_word *_Nullable words;
  uint32_t tree_count, feature_count, group_count;
  /// The most nodes and stray leaves of a tree, points, tests on a path, and features on a path.
  uint32_t max_nodes, max_strays, max_points, max_depth, max_features;
} kb_shap_forest;

/// How many floats of workspace the functions below want.
size_t kb_shap_rows_workspace(const kb_shap_forest *forest);
size_t kb_shap_row_workspace(const kb_shap_forest *forest);
size_t kb_shap_pairs_workspace(const kb_shap_forest *forest);

/// The contributions of rows: row by row, group by group, a float a feature. 8 rows at a time, all alike: a row's bits do
/// not depend on the rows beside it.
void kb_shap_rows(const kb_shap_forest *forest, const float *rows, size_t row_count, float *contributions,
                  float *workspace, kb_path path);

/// The contributions of one row: group by group, a float a feature. 4 points at a time.
void kb_shap_row(const kb_shap_forest *forest, const float *row, float *contributions, float *workspace, kb_path path);

/// The integrals of the second derivatives of one row: group by group a square of floats, where (i, j) holds the pairs of
/// tests with i above j; (i, j) and (j, i) together are the derivative by features i and j.
void kb_shap_pairs(const kb_shap_forest *forest, const float *row, float *pairs, float *workspace, kb_path path);

#pragma clang assume_nonnull end

#endif
