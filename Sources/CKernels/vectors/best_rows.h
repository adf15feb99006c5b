// What a search keeps of the rows that it sees.
#ifndef KB_BEST_ROWS_H
#define KB_BEST_ROWS_H

#include "vectors.h"

/// A row of the segment that is being searched, with its score or a bound of it.
typedef struct {
  float score;
  uint32_t row;
} scored_row;

/// The best rows of a stretch of a segment: a heap with the worst at the root, equal scores told apart by id.
typedef struct {
  scored_row *rows;
  size_t count, capacity, limit;
  const uint8_t *ids;
  /// What a score must reach to be of interest: first what the segments before have left, then the root's.
  float threshold;
} row_heap;

/// Offers a row whose score reaches the threshold; 0, or -1 for want of memory.
int offer_row(row_heap *heap, float score, uint32_t row);

/// Puts the rows in order, best first; the heap is none any more.
void sort_rows(row_heap *heap);

/// The best lower bounds of scores: a heap with the least at the root.
typedef struct {
  float *bounds;
  size_t count, capacity, limit;
  /// What an upper bound must reach.
  float threshold;
} bound_heap;

int offer_bound(bound_heap *heap, float bound);

/// Rows with upper bounds of their scores.
typedef struct {
  scored_row *rows;
  size_t count, capacity;
} row_list;

/// Adds a row. Where there is no room, those whose bound is below the threshold go first.
int add_row_to(row_list *list, float bound, uint32_t row, float threshold);

/// Drops rows below the threshold and puts the others in descending order of their bounds.
void settle_rows(row_list *list, float threshold);

/// The best rows of all segments so far, best first.
typedef struct {
  kb_hit *hits;
  size_t count, capacity;
} hit_list;

/// Merges the sorted rows of a segment into the hits, up to a limit.
int merge_hits(hit_list *list, const row_heap *sorted, uint32_t segment, size_t limit);

#endif
