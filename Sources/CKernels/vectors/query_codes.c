#include "query_codes.h"

#include <math.h>
#include <string.h>

#include "rotation.h"

#pragma STDC FP_CONTRACT OFF

// Dot products with codes of up to 128 must fit into 32 bits.
static float largest_word(uint32_t dimensions) {
  const float largest = floorf(2147483647.0f / (128.0f * (float)(dimensions + 64))) - 2;
  return largest < 32766 ? largest : 32766;
}

// The nearest integers, by adding 1.5 * 2^23, and the length of what they leave out, rounded up.
static float quantize(const float *query, uint32_t dimensions, float scale, int16_t *words, float *rest) {
  const float inverse = 1 / scale;
  for (uint32_t i = 0; i < dimensions; i++) {
    const float moved = query[i] * inverse + 12582912.0f;
    uint32_t bits;
    memcpy(&bits, &moved, sizeof bits);
    words[i] = (int16_t)bits;
    rest[i] = query[i] - scale * (moved - 12582912.0f);
  }
  // A rest is rounded twice, each time by at most 2^-24 of the element or of itself.
  return (float)(length_of(rest, dimensions) * (1 + 0x1p-20) + length_of(query, dimensions) * 0x1p-22);
}

int prepare_query(query_codes *codes, float *query, uint32_t dimensions, const float *signs, float *rest) {
  rotate(query, dimensions, signs);
  const double norm = length_of(query, dimensions);
  // Outside, scales and products of them would leave float32's normal range.
  if (!(norm > 1e-15 && norm < 1e15)) return -1;
  float largest = 0;
  for (uint32_t i = 0; i < dimensions; i++) largest = fabsf(query[i]) > largest ? fabsf(query[i]) : largest;
  codes->norm = (float)(norm * (1 + 0x1p-20));

  codes->byte_scale = largest / 127;
  codes->byte_error = quantize(query, dimensions, codes->byte_scale, codes->words, rest);
  codes->byte_sum = 0;
  for (uint32_t i = 0; i < dimensions; i++) {
    codes->bytes[i] = (int8_t)codes->words[i];
    codes->byte_sum += codes->bytes[i];
  }
  codes->word_scale = largest / largest_word(dimensions);
  codes->word_error = quantize(query, dimensions, codes->word_scale, codes->words, rest);
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
