#include "query_codes.h"

#include <math.h>

#include "rotation.h"

#pragma STDC FP_CONTRACT OFF

static double length_of(const float *vector, uint32_t dimensions) {
  double sum = 0;
  for (uint32_t i = 0; i < dimensions; i++) sum += (double)vector[i] * (double)vector[i];
  return sqrt(sum);
}

// Dot products with codes of up to 128 must fit into 32 bits.
static float largest_word(uint32_t dimensions) {
  const float largest = floorf(2147483647.0f / (128.0f * (float)(dimensions + 64))) - 1;
  return largest < 32767 ? largest : 32767;
}

// The length of what the scaled integers leave out, rounded up.
static float rest_length(const float *query, const int16_t *words, float scale, uint32_t dimensions, double norm) {
  double sum = 0;
  for (uint32_t i = 0; i < dimensions; i++) {
    const double rest = (double)query[i] - (double)scale * words[i];
    sum += rest * rest;
  }
  return (float)(sqrt(sum) * (1 + 0x1p-20) + norm * 0x1p-40);
}

static void quantize(const float *query, uint32_t dimensions, float scale, int16_t *words) {
  for (uint32_t i = 0; i < dimensions; i++) words[i] = (int16_t)lrintf(query[i] / scale);
}

int prepare_query(query_codes *codes, const float *query, uint32_t dimensions, float *workspace) {
  float *rotated = workspace, *signs = workspace + dimensions;
  make_rotation(signs, dimensions);
  for (uint32_t i = 0; i < dimensions; i++) rotated[i] = query[i];
  rotate(rotated, dimensions, signs);
  const double norm = length_of(rotated, dimensions);
  // Outside, scales and products of them would leave float32's normal range.
  if (!(norm > 1e-15 && norm < 1e15)) return -1;
  float largest = 0;
  for (uint32_t i = 0; i < dimensions; i++) largest = fabsf(rotated[i]) > largest ? fabsf(rotated[i]) : largest;
  codes->norm = (float)(norm * (1 + 0x1p-20));

  codes->byte_scale = largest / 127;
  quantize(rotated, dimensions, codes->byte_scale, codes->words);
  codes->byte_error = rest_length(rotated, codes->words, codes->byte_scale, dimensions, norm);
  codes->byte_sum = 0;
  for (uint32_t i = 0; i < dimensions; i++) {
    codes->bytes[i] = (int8_t)codes->words[i];
    codes->byte_sum += codes->bytes[i];
  }
  codes->word_scale = largest / largest_word(dimensions);
  quantize(rotated, dimensions, codes->word_scale, codes->words);
  codes->word_error = rest_length(rotated, codes->words, codes->word_scale, dimensions, norm);
  return 0;
}

// With query = q + e and row = x + f, where q and x are what the codes stand for:
//   |query * row - q * x| <= |query| |f| + |e| |x| <= (|query| + |e|) |f| + |e| |row|    (Cauchy and Schwarz)
// To that comes a part of (|query| + |e|) (|row| + |f|) for rounding: of the score itself (see kb_score; twice as much on
// the portable path), of both rotations, and of the bound. What underflows is below the last term.
static bound_rule rule(float factor, float norm, float error, uint32_t dimensions, float largest_norm) {
  const float rounding = (float)(dimensions / 8 + 5) * 2 * 0x1p-24f + 2 * (float)ROTATION_ERROR + 32 * 0x1p-24f;
  const float slope = (norm + error) * (1 + 2 * rounding);
  return (bound_rule){factor, slope, error * largest_norm * 1.0001f + slope * largest_norm * rounding + 1e-35f};
}

bound_rule coarse_rule(const query_codes *codes, uint32_t dimensions, float largest_norm) {
  // scale * 16 * (high - 7.5) = scale * 8 * (2 * high - 15).
  return rule(8 * codes->byte_scale, codes->norm, codes->byte_error, dimensions, largest_norm);
}

bound_rule block_rule(const query_codes *codes, uint32_t dimensions, float largest_norm) {
  return rule(codes->byte_scale, codes->norm, codes->byte_error, dimensions, largest_norm);
}

bound_rule fine_rule(const query_codes *codes, uint32_t dimensions, float largest_norm) {
  return rule(codes->word_scale, codes->norm, codes->word_error, dimensions, largest_norm);
}
