#include "model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

float model_score(const float *row, const float *query, uint32_t dimensions, bool fused) {
#pragma STDC FP_CONTRACT OFF
  float lane[8] = {0};
  for (uint32_t i = 0; i < dimensions; i++) {
    if (fused) {
      lane[i % 8] = fmaf(row[i], query[i], lane[i % 8]);
    } else {
      const float product = row[i] * query[i];
      lane[i % 8] += product;
    }
  }
  const float low = (lane[0] + lane[1]) + (lane[2] + lane[3]), high = (lane[4] + lane[5]) + (lane[6] + lane[7]);
  const float sum = low + high;
  return sum == 0 ? 0 : sum;
}

long double exact_dot(const float *row, const float *query, uint32_t dimensions) {
  long double sum = 0;
  for (uint32_t i = 0; i < dimensions; i++) sum += (long double)row[i] * query[i];
  return sum;
}

long double exact_length(const float *row, uint32_t dimensions) { return sqrtl(exact_dot(row, row, dimensions)); }

float model_widen(uint16_t half) {
  const int exponent = half >> 10 & 31, fraction = half & 1023;
  double value = exponent == 0 ? ldexp(fraction, -24) : ldexp(1024 + fraction, exponent - 25);
  if (exponent == 31) value = fraction == 0 ? (double)INFINITY : (double)NAN;
  return (float)(half >> 15 ? -value : value);
}

uint16_t model_half(float value) {
  const uint16_t sign = signbit(value) ? 0x8000 : 0;
  if (isnan(value)) return sign | 0x7e00;
  const double size = fabs((double)value);
  if (size >= 65520) return sign | 0x7c00;  // halfway from the largest half to the next, which there is not
  int exponent = -14;
  while (exponent < 15 && size >= ldexp(1, exponent + 1)) exponent++;
  // In units of the last place, so that the nearest integer is the nearest half; it may reach the next exponent.
  const double units = size / ldexp(1, exponent - 10), below = floor(units), left = units - below;
  uint32_t nearest = (uint32_t)below;
  if (left > 0.5 || (left == 0.5 && nearest % 2 == 1)) nearest++;
  return sign | (uint16_t)(nearest + (uint32_t)(exponent + 14) * 1024);
}

// Orders rows for qsort, which has no place to pass these.
static const float *sorted_scores;
static const uint8_t *sorted_ids;

static int by_score_then_id(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  if (sorted_scores[x] != sorted_scores[y]) return sorted_scores[x] > sorted_scores[y] ? -1 : 1;
  return memcmp(sorted_ids + (size_t)x * 16, sorted_ids + (size_t)y * 16, 16);
}

void score_corpus(corpus *c, bool fused) {
  if (c->scores[fused]) return;
  const size_t pairs = c->row_count * c->query_count;
  float *const scores = malloc((pairs + 1) * sizeof(float));
  uint32_t *const order = malloc((pairs + 1) * sizeof(uint32_t));
  uint32_t *const ordered = malloc((c->query_count + 1) * sizeof(uint32_t));
  for (size_t q = 0; q < c->query_count; q++) {
    float *const of_query = scores + q * c->row_count;
    uint32_t *const rows = order + q * c->row_count;
    uint32_t count = 0;
    for (uint32_t r = 0; r < c->row_count; r++) {
      const float *const row = c->rows + (size_t)r * c->dimensions;
      of_query[r] = model_score(row, c->queries + q * c->dimensions, c->dimensions, fused);
      if (!isnan(of_query[r])) rows[count++] = r;
    }
    sorted_scores = of_query;
    sorted_ids = c->ids;
    qsort(rows, count, sizeof(uint32_t), by_score_then_id);
    ordered[q] = count;
  }
  c->scores[fused] = scores;
  c->order[fused] = order;
  c->ordered[fused] = ordered;
}

void free_corpus(corpus *c) {
  release(c->stored);
  release(c->rows);
  release(c->ids);
  release(c->queries);
  for (int fused = 0; fused < 2; fused++) {
    free(c->scores[fused]);
    free(c->order[fused]);
    free(c->ordered[fused]);
  }
}

made_codes encode_rows(const kb_vectors *vectors) {
  const size_t n = vectors->row_count, plane = n * kb_code_stride(vectors->dimensions);
  kb_code_buffers b = {.high = fenced(plane),
                       .low = fenced(plane),
                       .scales = fenced(n * sizeof(float)),
                       .coarse_errors = fenced(n * sizeof(float)),
                       .fine_errors = fenced(n * sizeof(float))};
  float norm = 0;
  expect(kb_encode(vectors, &b, &norm) == 0, "no memory for codes");
  return (made_codes){b, {b.high, b.low, b.scales, b.coarse_errors, b.fine_errors, norm}};
}

void free_codes(made_codes *made) {
  release(made->buffers.high);
  release(made->buffers.low);
  release(made->buffers.scales);
  release(made->buffers.coarse_errors);
  release(made->buffers.fine_errors);
}
