#include <math.h>
#include <stdlib.h>

#include "row_cursor.h"
#include "search.h"

// How many rows wait until what is fetched for them has arrived.
#define WAITING 32
// Rows that are bounded before any is refined. No power of two: streams a quarter of it apart would fall into the same sets
// of the caches.
#define CHUNK_ROWS 70000
// Bounds that are compared at once.
#define SPAN 16

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

// Rows that the first bound left, until their codes have come.
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
  prefetch(plane_row(s->segment->codes->high, row, stride), stride);
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

// The upper bounds of some rows in their order; those that need not be looked at any more have the least there is.
typedef struct {
  float *upper;
  uint64_t start;
  size_t count;
} bounded_rows;

// Bounds rows by their high planes. Nothing else happens meanwhile, so that the streams are not held up.
static void bound_rows(stretch *s, const query_codes *query, const bound_rule *rule, bounded_rows *b) {
  const kb_codes *codes = s->segment->codes;
  const size_t stride = kb_code_stride(s->search->dimensions);
  row_streams streams = streams_over(s->segment->selected, b->start, b->start + b->count);
  for (size_t i = 0; i < b->count; i++) b->upper[i] = -INFINITY;
  uint32_t rows[4], next[4];
  uint32_t count = take_four(&streams, rows);
  while (count > 0) {
    const uint32_t next_count = take_four(&streams, next);
    // Whole stretches are foreseen by the processor, selected rows are not.
    if (s->segment->selected)
      for (uint32_t i = 0; i < next_count; i++) prefetch(plane_row(codes->high, next[i], stride), stride);
    float upper[4];
    bound_four(s, rows, count, query, rule, upper);
    for (uint32_t i = 0; i < count; i++) b->upper[rows[i] - b->start] = upper[i];
    s->counts.bounded += count;
    for (int i = 0; i < 4; i++) rows[i] = next[i];
    count = next_count;
  }
}

// Whether any of some bounds is not below a threshold.
static int reaches(const float *upper, size_t count, float threshold) {
  int any = 0;
  for (size_t i = 0; i < count; i++) any |= !(upper[i] < threshold);
  return any;
}

// The least of the highest bounds, as many as rows are looked for.
static int find_nominees(const bounded_rows *b, size_t limit, float *least) {
  bound_heap highest = {.limit = limit, .threshold = -INFINITY};
  int status = 0;
  for (size_t first = 0; first < b->count && status == 0; first += SPAN) {
    const size_t count = b->count - first < SPAN ? b->count - first : SPAN;
    if (!reaches(b->upper + first, count, highest.threshold)) continue;
    for (size_t i = first; i < first + count && status == 0; i++)
      if (b->upper[i] > highest.threshold) status = offer_bound(&highest, b->upper[i]);
  }
  free(highest.bounds);
  *least = highest.threshold;
  return status;
}

// Refines the rows whose bounds are below neither `least` nor what is known of the best rows by then.
static int refine_reaching(stretch *s, size_t query, const bound_rule *rule, bounded_rows *b, float least) {
  const bound_heap *best = &s->work[query].bounds;
  const size_t stride = kb_code_stride(s->search->dimensions);
  waiting_rows waiting = {.count = 0};
  for (size_t first = 0; first < b->count; first += SPAN) {
    const size_t count = b->count - first < SPAN ? b->count - first : SPAN;
    if (!reaches(b->upper + first, count, fmaxf(least, best->threshold))) continue;
    for (size_t i = first; i < first + count; i++) {
      if (is_out(b->upper[i], least) || is_out(b->upper[i], best->threshold) || b->upper[i] == -INFINITY) continue;
      wait_for(s, &waiting, (uint32_t)(b->start + i), stride);
      b->upper[i] = -INFINITY;
      if (waiting.count == WAITING && refine_waiting(s, query, rule, &waiting) != 0) return -1;
    }
  }
  return refine_waiting(s, query, rule, &waiting);
}

// The rows with the highest bounds come first: they are likely the best, and what they set rules out most others.
static int scan_chunk(stretch *s, size_t query, bounded_rows *b) {
  const query_codes *q = &s->search->codes[query];
  const float norm = s->segment->codes->largest_norm;
  const bound_rule coarse = coarse_rule(q, s->search->dimensions, norm);
  const bound_rule fine = fine_rule(q, s->search->dimensions, norm);
  float least;
  bound_rows(s, q, &coarse, b);
  if (find_nominees(b, s->search->limit, &least) != 0) return -1;
  if (refine_reaching(s, query, &fine, b, least) != 0) return -1;
  return refine_reaching(s, query, &fine, b, -INFINITY);
}

static int scan_for(stretch *s, size_t query, float *upper) {
  for (uint64_t start = s->start; start < s->end; start += CHUNK_ROWS) {
    const uint64_t left = s->end - start;
    bounded_rows b = {upper, start, left < CHUNK_ROWS ? left : CHUNK_ROWS};
    if (scan_chunk(s, query, &b) != 0) return -1;
  }
  return 0;
}

int scan_codes(stretch *s) {
  float *upper = malloc(sizeof(float) * CHUNK_ROWS);
  int status = upper ? 0 : -1;
  for (size_t query = 0; query < s->search->query_count && status == 0; query++) status = scan_for(s, query, upper);
  free(upper);
  return status;
}
