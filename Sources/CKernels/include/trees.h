#ifndef KB_TREES_H
#define KB_TREES_H

#include "kernels.h"

#pragma clang assume_nonnull begin

// Decision trees over ranks. A feature's value is replaced by how many of the ensemble's own thresholds it reaches, a
// byte, and a test "value < threshold" by one of bytes; a category is its code, a byte as well.

/// The rows that are scored together.
#define KB_BLOCK_ROWS 64
/// The codes from here on are one: no test lists any of them.
#define KB_CATEGORY_LIMIT 250
/// The byte of a missing category for tests that send missing values left; it is in no set.
#define KB_CATEGORY_MISSING_LEFT 254
/// The byte of a missing category for tests that send missing values right; it is in every set.
#define KB_CATEGORY_MISSING_RIGHT 255
/// In `kb_rank_node.test`: the rest is the place of a set of categories.
#define KB_CATEGORICAL 0x80000000u
/// How many thresholds are compared at once.
#define KB_CUTS 16
/// A set of categories: bit c mod 8 of byte c / 8.
#define KB_SET_BYTES 32

/// A tested feature. Two columns of bytes belong to it, the first for tests that send missing values left.
typedef struct {
  uint32_t feature;
  /// 1 when its values are categories.
  uint32_t is_categorical;
  /// Where its thresholds begin: KB_CUTS of them that are the last of each run of KB_CUTS but the last run, then the
  /// runs, in order. NaN, which no value reaches, fills both up.
  uint32_t first_cut;
} kb_rank_column;

/// A test: the row goes right when the byte of the column is at least `test`, or in the set.
typedef struct {
  uint32_t column;
  uint32_t test;
} kb_rank_node;

/// A perfect tree of depth 1 to 8: 2^depth - 1 nodes level by level, and 2^depth leaves. Trees 8n to 8n + 7 have one
/// depth.
typedef struct {
  uint32_t first_node;
  uint32_t first_leaf;
  uint32_t depth;
  /// The margin that it adds to.
  uint32_t group;
} kb_rank_tree;

/// Fills the columns of a block: `bytes` holds KB_BLOCK_ROWS of them for each of 2 * column_count columns. `rows` are
/// 1 to KB_BLOCK_ROWS rows of `stride` values.
void kb_rank_block(const kb_rank_column *columns, size_t column_count, const float *cuts, const float *rows,
                   size_t row_count, size_t stride, uint8_t *bytes, kb_path path);

/// Adds, tree after tree, each row's leaf to its sum in `sums`, KB_BLOCK_ROWS for each group.
void kb_add_block(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes, const float *leaves,
                  const uint8_t *sets, const uint8_t *bytes, float *sums, kb_path path);

/// Fills two bytes for each column from one row.
void kb_rank_row(const kb_rank_column *columns, size_t column_count, const float *cuts, const float *row,
                 uint8_t *bytes, kb_path path);

/// Adds, tree after tree, the row's leaf to its sum in `sums`, one for each group.
void kb_add_row(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes, const float *leaves,
                const uint8_t *sets, int has_categories, const uint8_t *bytes, float *sums);

#pragma clang assume_nonnull end

#endif
