// The parts of a search.
#ifndef KB_SEARCH_H
#define KB_SEARCH_H

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

/// The bytes of a row's elements, and where they begin.
static inline size_t row_size(const kb_vectors *v) {
  return v->dimensions * (v->element == KB_FLOAT16 ? sizeof(uint16_t) : sizeof(float));
}

static inline const uint8_t *row_at(const kb_vectors *v, uint32_t row) {
  return (const uint8_t *)v->elements + row * row_size(v);
}

/// Scores up to four rows by their elements.
void score_rows(const kb_search *search, const kb_vectors *vectors, const uint32_t *rows, uint32_t count, size_t query,
                float scores[4]);

/// A row's bytes of a plane of codes.
static inline const uint8_t *plane_row(const uint8_t *plane, uint32_t row, size_t stride) {
  return plane + row * stride;
}

/// Bounds a row by all bits of its code and keeps it if it may be among the best.
int refine(stretch *s, size_t query, const bound_rule *rule, uint32_t row);

/// Scores the candidates of a query and offers them to `rows`.
int rescore(const kb_search *search, const kb_segment *segment, size_t query, const row_list *candidates, row_heap *rows,
            kb_search_counts *counts);

/// Fetches bytes that will be read soon.
static inline void prefetch(const uint8_t *start, size_t size) {
  for (size_t i = 0; i < size; i += 64) __builtin_prefetch(start + i, 0, 3);
}

/// Puts the queries into the form in which a segment is searched, and says whether by its codes; 0, or -1 for want of memory.
int prepare_queries(kb_search *search, const kb_segment *segment, int *by_codes);

/// How many floats an element tile of queries has, and how many bytes a code tile.
size_t element_tile_size(const kb_search *search);
size_t code_tile_size(const kb_search *search);

#endif
