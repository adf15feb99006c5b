#include <math.h>
#include <stdlib.h>

#include "row_cursor.h"
#include "search.h"

size_t code_tile_size(const kb_search *search) {
  return search->kernels->block_queries * (4 * kb_code_stride(search->dimensions) + 4);
}

// Some rows with what their codes leave out.
typedef struct {
  uint32_t rows[BLOCK_CODES];
  uint32_t count;
} code_rows;

// What a thread works with.
typedef struct {
  uint8_t *codes;
  int32_t *dots;
  bound_rule *block_rules, *fine_rules;
  float scales[BLOCK_CODES], errors[BLOCK_CODES];
} tile_workspace;

static void prepare_block(const stretch *s, const code_rows *block, tile_workspace *w) {
  const kb_codes *codes = s->segment->codes;
  const size_t stride = kb_code_stride(s->search->dimensions);
  const uint8_t *high[BLOCK_CODES], *low[BLOCK_CODES];
  for (uint32_t i = 0; i < BLOCK_CODES; i++) {
    const uint32_t row = block->rows[i < block->count ? i : 0];
    high[i] = plane_row(codes->high, row, stride);
    low[i] = plane_row(codes->low, row, stride);
    w->scales[i] = codes->scales[row];
    w->errors[i] = codes->fine_errors[row];
  }
  s->search->kernels->prepare(high, low, stride, w->codes);
}

// The part of the next rows' planes that is fetched with one of some tiles.
static lookahead part_ahead(const stretch *s, const code_rows *next, size_t part, size_t parts) {
  const kb_codes *codes = s->segment->codes;
  const size_t stride = kb_code_stride(s->search->dimensions);
  const uint32_t first = next->count > 0 ? next->rows[0] : 0;
  const size_t size = (next->count * stride / parts / CACHE_LINE + 1) * CACHE_LINE, start = part * size;
  // Selected rows lie anywhere, and the processor waits for each.
  const int is_needed = !s->segment->selected && start < next->count * stride;
  return (lookahead){{plane_row(codes->high, first, stride) + start, plane_row(codes->low, first, stride) + start},
                     is_needed ? size : 0};
}

static int offer_dots(stretch *s, const code_rows *block, size_t query, const tile_workspace *w, const int32_t *dots) {
  const bound_rule rule = w->block_rules[query];
  uint32_t left = s->search->kernels->bounded(dots, w->scales, w->errors, rule, s->work[query].bounds.threshold);
  if (block->count < BLOCK_CODES) left &= (UINT32_C(1) << block->count) - 1;
  for (; left != 0; left &= left - 1)
    if (refine(s, query, &w->fine_rules[query], block->rows[__builtin_ctz(left)]) != 0) return -1;
  return 0;
}

static int scan_block(stretch *s, const code_rows *block, const code_rows *next, tile_workspace *w) {
  const kb_search *search = s->search;
  const size_t width = search->kernels->block_queries, tiles = (search->query_count + width - 1) / width;
  prepare_block(s, block, w);
  s->counts.bounded += block->count * search->query_count;
  for (size_t tile = 0; tile < tiles; tile++) {
    search->kernels->tile_codes(w->codes, search->code_tiles + tile * code_tile_size(search),
                                kb_code_stride(search->dimensions), part_ahead(s, next, tile, tiles), w->dots);
    for (size_t q = 0; q < width && tile * width + q < search->query_count; q++)
      if (offer_dots(s, block, tile * width + q, w, w->dots + BLOCK_CODES * q) != 0) return -1;
  }
  return 0;
}

static int open_workspace(const stretch *s, tile_workspace *w) {
  const kb_search *search = s->search;
  const float norm = s->segment->codes->largest_norm;
  w->codes = malloc(4 * BLOCK_CODES * kb_code_stride(search->dimensions));
  w->dots = malloc(sizeof(int32_t) * BLOCK_CODES * search->kernels->block_queries);
  w->block_rules = malloc(sizeof(bound_rule) * search->query_count);
  w->fine_rules = malloc(sizeof(bound_rule) * search->query_count);
  if (!w->codes || !w->dots || !w->block_rules || !w->fine_rules) return -1;
  for (size_t query = 0; query < search->query_count; query++) {
    w->block_rules[query] = block_rule(&search->codes[query], search->dimensions, norm);
    w->fine_rules[query] = fine_rule(&search->codes[query], search->dimensions, norm);
  }
  return 0;
}

int scan_code_tiles(stretch *s) {
  tile_workspace w;
  int status = open_workspace(s, &w);
  row_cursor cursor = {s->segment->selected, s->start, s->end};
  code_rows block, next;
  block.count = status == 0 ? take_rows(&cursor, block.rows, BLOCK_CODES) : 0;
  while (status == 0 && block.count > 0) {
    next.count = take_rows(&cursor, next.rows, BLOCK_CODES);
    status = scan_block(s, &block, &next, &w);
    block = next;
  }
  free(w.codes);
  free(w.dots);
  free(w.block_rules);
  free(w.fine_rules);
  return status;
}
