#include <stdlib.h>

#include "row_cursor.h"
#include "search.h"

// Rows of a block: at 1,024 dimensions it takes a quarter of a megabyte, the half of a second-level cache or less.
#define BLOCK_ROWS 64
// Queries that are looked at before the next rows come: as many as fit into this beside the rows.
#define QUERY_BLOCK_BYTES (192 * 1024)

static int scan_for(stretch *s, size_t query) {
  const kb_vectors *v = &s->segment->vectors;
  row_heap *heap = &s->work[query].rows;
  row_streams streams = streams_over(s->segment->selected, s->start, s->end);
  uint32_t rows[4], next[4];
  uint32_t count = take_four(&streams, rows);
  while (count > 0) {
    const uint32_t next_count = take_four(&streams, next);
    // Whole stretches are foreseen by the processor, selected rows are not.
    if (s->segment->selected)
      for (uint32_t i = 0; i < next_count; i++)
        prefetch(row_at(v, next[i]), row_size(v) < 8 * CACHE_LINE ? row_size(v) : 8 * CACHE_LINE);
    float scores[4];
    score_rows(s->search, v, rows, count, query, scores);
    for (uint32_t i = 0; i < count; i++)
      if (scores[i] >= heap->threshold && offer_row(heap, scores[i], rows[i]) != 0) return -1;
    s->counts.scored += count;
    for (int i = 0; i < 4; i++) rows[i] = next[i];
    count = next_count;
  }
  return 0;
}

int scan_elements(stretch *s) {
  for (size_t query = 0; query < s->search->query_count; query++)
    if (scan_for(s, query) != 0) return -1;
  return 0;
}

size_t element_tile_size(const kb_search *search) {
  return ((size_t)search->dimensions + 7) / 8 * 8 * search->kernels->tile_queries;
}

// A block of rows as float32, and where each begins.
typedef struct {
  uint32_t rows[BLOCK_ROWS];
  const float *elements[BLOCK_ROWS];
  uint32_t count;
  float *widened;
} row_block;

static void take_block(const stretch *s, row_cursor *cursor, row_block *block) {
  const kb_vectors *v = &s->segment->vectors;
  block->count = take_rows(cursor, block->rows, BLOCK_ROWS);
  for (uint32_t i = 0; i < block->count; i++) {
    const uint8_t *row = row_at(v, block->rows[i]);
    if (s->segment->selected) prefetch(row, row_size(v) < 8 * CACHE_LINE ? row_size(v) : 8 * CACHE_LINE);
    if (v->element == KB_FLOAT16) {
      float *wide = block->widened + (size_t)i * v->dimensions;
      s->search->kernels->widen((const uint16_t *)row, v->dimensions, wide);
      block->elements[i] = wide;
    } else {
      block->elements[i] = (const float *)row;
    }
  }
}

static int offer_tile(stretch *s, const row_block *block, uint32_t first, uint32_t count, size_t first_query,
                      const float *scores) {
  const size_t left = s->search->query_count - first_query;
  const size_t queries = left < s->search->kernels->tile_queries ? left : s->search->kernels->tile_queries;
  for (size_t q = 0; q < queries; q++, scores += TILE_ROWS) {
    row_heap *heap = &s->work[first_query + q].rows;
    for (uint32_t i = 0; i < count; i++)
      if (scores[i] >= heap->threshold && offer_row(heap, scores[i], block->rows[first + i]) != 0) return -1;
  }
  return 0;
}

// The part of the four rows after those at `rows` that is fetched with one of some tiles. Rows behind the last may be named:
// fetching never fails.
static lookahead part_ahead(const stretch *s, const uint8_t *rows, size_t part, size_t parts) {
  // Selected rows lie anywhere; they are fetched when their block is taken.
  if (s->segment->selected) return (lookahead){{rows, rows}, 0};
  const size_t half = TILE_ROWS / 2 * row_size(&s->segment->vectors);
  const size_t size = (half / parts / CACHE_LINE + 1) * CACHE_LINE;
  const uint8_t *next = rows + 2 * half + part * size;
  return (lookahead){{next, next + half}, part * size < half ? size : 0};
}

static int scan_tiles(stretch *s, const row_block *block, uint32_t first, size_t first_tile, size_t tiles,
                      float *scores) {
  const kb_search *search = s->search;
  const uint32_t count = block->count - first < TILE_ROWS ? block->count - first : TILE_ROWS;
  const float *four[TILE_ROWS];
  for (uint32_t i = 0; i < TILE_ROWS; i++) four[i] = block->elements[first + (i < count ? i : 0)];
  const uint8_t *start = row_at(&s->segment->vectors, block->rows[first]);
  for (size_t tile = first_tile; tile < first_tile + tiles; tile++) {
    search->kernels->tile(four, search->element_tiles + tile * element_tile_size(search), search->dimensions,
                          part_ahead(s, start, tile - first_tile, tiles), scores);
    if (offer_tile(s, block, first, count, tile * search->kernels->tile_queries, scores) != 0) return -1;
  }
  return 0;
}

static int scan_block(stretch *s, const row_block *block, float *scores) {
  const kb_search *search = s->search;
  const size_t tiles = (search->query_count + search->kernels->tile_queries - 1) / search->kernels->tile_queries;
  const size_t fitting = QUERY_BLOCK_BYTES / (element_tile_size(search) * sizeof(float)) + 1;
  for (size_t tile = 0; tile < tiles; tile += fitting)
    for (uint32_t first = 0; first < block->count; first += TILE_ROWS)
      if (scan_tiles(s, block, first, tile, tiles - tile < fitting ? tiles - tile : fitting, scores) != 0) return -1;
  return 0;
}

int scan_element_tiles(stretch *s) {
  row_cursor cursor = {s->segment->selected, s->start, s->end};
  row_block block = {.count = 0};
  float *scores = malloc(sizeof(float) * TILE_ROWS * s->search->kernels->tile_queries);
  block.widened = malloc(sizeof(float) * BLOCK_ROWS * s->search->dimensions);
  int status = scores && block.widened ? 0 : -1;
  while (status == 0) {
    take_block(s, &cursor, &block);
    if (block.count == 0) break;
    s->counts.scored += block.count * s->search->query_count;
    status = scan_block(s, &block, scores);
  }
  free(scores);
  free(block.widened);
  return status;
}
