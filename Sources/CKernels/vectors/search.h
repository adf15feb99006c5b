// The parts of a search.
#ifndef KB_SEARCH_H
#define KB_SEARCH_H

#include <stdatomic.h>

#include "best_rows.h"
#include "query_codes.h"
#include "vector_kernels.h"

struct kb_search {
  const vector_kernels *kernels;
  size_t query_count, limit;
  uint32_t dimensions;
  /// The queries, one after the other.
  float *queries;
  /// The queries in tiles, `NULL` until a segment is searched for many at once.
  float *element_tiles;
  uint8_t *code_tiles;
  /// The queries in integers, with what they point into; `NULL` until a segment with codes is searched.
  query_codes *codes;
  void *code_storage;
  /// Whether each query is of a length for which codes are of use.
  int has_codes;
  hit_list *found;
  kb_search_counts counts;
};

/// What one thread keeps of one query.
typedef struct {
  row_heap rows;
  bound_heap bounds;
  row_list candidates;
} query_work;

/// A stretch of a segment that one thread looks at.
typedef struct {
  const kb_search *search;
  const kb_segment *segment;
  uint64_t start, end;
  query_work *work;
  kb_search_counts counts;
  int status;
} stretch;

/// Scores the rows of a stretch by their elements, for each query on its own or for all in tiles.
int scan_elements(stretch *s);
int scan_element_tiles(stretch *s);
/// Bounds the scores of a stretch's rows by codes, for each query on its own or for all in tiles; what may be among the
/// best is in the lists of candidates afterwards.
int scan_codes(stretch *s);
int scan_code_tiles(stretch *s);

/// A row's bytes of a plane of codes.
static inline const uint8_t *plane_row(const uint8_t *plane, uint32_t row, size_t stride) {
  return plane + row * stride;
}

/// Bounds a row by all bits of its code and keeps it if it may be among the best.
int refine(stretch *s, size_t query, const bound_rule *rule, uint32_t row);

/// Scores the candidates of a query and offers them to `rows`.
int rescore(const kb_search *search, const kb_segment *segment, size_t query, const row_list *candidates, row_heap *rows,
            kb_search_counts *counts);

/// How many floats an element tile of queries has, and how many bytes a code tile.
size_t element_tile_size(const kb_search *search);
size_t code_tile_size(const kb_search *search);

#endif
