#include <stdlib.h>

#include "row_cursor.h"
#include "search.h"

// How many rows wait until what is fetched for them has arrived.
#define WAITING 32

// A row is out of the question when its upper bound is below the threshold; one that is no number is not.
static int is_out(float upper, float threshold) { return upper < threshold; }

int refine(stretch *s, size_t query, const bound_rule *rule, uint32_t row) {
  const kb_codes *codes = s->segment->codes;
  const query_codes *q = &s->search->codes[query];
  query_work *work = &s->work[query];
  const size_t stride = kb_code_stride(s->search->dimensions);
  const int32_t dot = s->search->kernels->fine(plane_row(codes->high, row, stride), plane_row(codes->low, row, stride),
                                               q->words, stride);
  const float score = (float)dot * (codes->scales[row] * rule->factor);
  const float error = codes->fine_errors[row] * rule->slope + rule->offset;
  s->counts.refined++;
  if (is_out(score + error, work->bounds.threshold)) return 0;
  if (add_row_to(&work->candidates, score + error, row, work->bounds.threshold) != 0) return -1;
  return offer_bound(&work->bounds, score - error);
}

// Rows that the first bound left, until their low planes have come.
typedef struct {
  uint32_t rows[WAITING];
  uint32_t count;
} waiting_rows;

static int refine_waiting(stretch *s, size_t query, const bound_rule *rule, waiting_rows *waiting) {
  for (uint32_t i = 0; i < waiting->count; i++)
    if (refine(s, query, rule, waiting->rows[i]) != 0) return -1;
  waiting->count = 0;
  return 0;
}

static void wait_for(const stretch *s, waiting_rows *waiting, uint32_t row, size_t stride) {
  prefetch(plane_row(s->segment->codes->low, row, stride), stride);
  waiting->rows[waiting->count++] = row;
}

static void bound_four(const stretch *s, const uint32_t rows[4], uint32_t count, const query_codes *query,
                       const bound_rule *rule, float upper[4]) {
  const kb_codes *codes = s->segment->codes;
  const size_t stride = kb_code_stride(s->search->dimensions);
  const uint8_t *high[4];
  for (uint32_t i = 0; i < 4; i++) high[i] = plane_row(codes->high, rows[i < count ? i : 0], stride);
  int32_t dots[4];
  s->search->kernels->coarse4(high, query->bytes, stride, dots);
  for (uint32_t i = 0; i < count; i++)
    upper[i] = (float)(2 * dots[i] - 15 * query->byte_sum) * (codes->scales[rows[i]] * rule->factor) +
               (codes->coarse_errors[rows[i]] * rule->slope + rule->offset);
}

static int scan_for(stretch *s, size_t query) {
  const kb_codes *codes = s->segment->codes;
  const query_codes *q = &s->search->codes[query];
  const size_t stride = kb_code_stride(s->search->dimensions);
  const bound_rule coarse = coarse_rule(q, s->search->dimensions, codes->largest_norm);
  const bound_rule fine = fine_rule(q, s->search->dimensions, codes->largest_norm);
  const bound_heap *bounds = &s->work[query].bounds;
  row_streams streams = streams_over(s->segment->selected, s->start, s->end);
  waiting_rows waiting = {.count = 0};
  uint32_t rows[4], next[4];
  uint32_t count = take_four(&streams, rows);
  while (count > 0) {
    const uint32_t next_count = take_four(&streams, next);
    // Whole stretches are foreseen by the processor, selected rows are not.
    if (s->segment->selected)
      for (uint32_t i = 0; i < next_count; i++) prefetch(plane_row(codes->high, next[i], stride), stride);
    float upper[4];
    bound_four(s, rows, count, q, &coarse, upper);
    for (uint32_t i = 0; i < count; i++)
      if (!is_out(upper[i], bounds->threshold)) wait_for(s, &waiting, rows[i], stride);
    if (waiting.count > WAITING - 4 && refine_waiting(s, query, &fine, &waiting) != 0) return -1;
    s->counts.bounded += count;
    for (int i = 0; i < 4; i++) rows[i] = next[i];
    count = next_count;
  }
  return refine_waiting(s, query, &fine, &waiting);
}

int scan_codes(stretch *s) {
  for (size_t query = 0; query < s->search->query_count; query++)
    if (scan_for(s, query) != 0) return -1;
  return 0;
}
