#include <string.h>

#include "vector_kernels.h"

// Vectors are handed over between functions that are all inlined.
#pragma clang diagnostic ignored "-Wpsabi"

// Whoever fuses products and sums where the others cannot gives one row two scores.
#pragma STDC FP_CONTRACT OFF

#define TARGET
#define PATH(name) name##_portable
#define TILE_QUERIES 2

typedef float eight __attribute__((vector_size(32), aligned(4)));
typedef uint32_t eight_bits __attribute__((vector_size(32), aligned(4)));

static inline __attribute__((always_inline)) eight load8(const float *elements) {
  eight loaded;
  memcpy(&loaded, elements, sizeof loaded);
  return loaded;
}

static inline __attribute__((always_inline)) eight zero8(void) { return (eight){0}; }

static inline __attribute__((always_inline)) eight fuse(eight x, eight y, eight sum) { return x * y + sum; }

// The exponent is moved by a multiplication with 2^112, which makes denormal halves normal; infinities and NaN, whose
// exponent would not be the largest then, get it.
static inline __attribute__((always_inline)) eight widen8(const uint16_t *halves) {
  uint16_t eight_halves[8];
  memcpy(eight_halves, halves, sizeof eight_halves);
  eight_bits bits;
  for (int i = 0; i < 8; i++) bits[i] = eight_halves[i];
  const eight_bits magnitude = (bits & 0x7FFF) << 13;
  eight wide;
  memcpy(&wide, &magnitude, sizeof wide);
  wide = wide * 0x1p112f;
  eight_bits result;
  memcpy(&result, &wide, sizeof result);
  const eight_bits special = (eight_bits)(magnitude >= 0x0F800000), nan = (eight_bits)(magnitude > 0x0F800000);
  // A NaN becomes quiet, as by the instruction.
  result = (special & (magnitude | 0x7F800000)) | (nan & 0x00400000) | (~special & result);
  result |= (bits & 0x8000) << 16;
  memcpy(&wide, &result, sizeof wide);
  return wide;
}

static inline void sums4(eight a, eight b, eight c, eight d, float *out) {
  const eight rows[4] = {a, b, c, d};
  for (int r = 0; r < 4; r++) {
    const eight s = rows[r];
    out[r] = ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
  }
}

#include "elements_loops.h"
#include "elements_tile.h"

static uint16_t halve_one(float element) {
  uint32_t bits;
  memcpy(&bits, &element, sizeof bits);
  const uint16_t sign = (uint16_t)(bits >> 16 & 0x8000);
  const uint32_t magnitude = bits & 0x7FFFFFFF;
  // A NaN keeps its first bits and becomes quiet, as by the instruction.
  if (magnitude > 0x7F800000) return (uint16_t)(sign | 0x7E00 | (magnitude >> 13 & 0x3FF));
  if (magnitude >= 0x477FF000) return sign | 0x7C00;
  if (magnitude < 0x38800000) {
    // Below the normal halves: the sum with 0.5 has the spacing of halves there, and rounds.
    float scaled;
    memcpy(&scaled, &magnitude, sizeof scaled);
    scaled += 0.5f;
    memcpy(&bits, &scaled, sizeof bits);
    return (uint16_t)(sign | (bits - 0x3F000000));
  }
  const uint32_t rounded = magnitude + 0xFFF + (magnitude >> 13 & 1);
  return (uint16_t)(sign | (rounded - 0x38000000) >> 13);
}

static void halve_portable(const float *elements, size_t count, uint16_t *halves) {
  for (size_t i = 0; i < count; i++) halves[i] = halve_one(elements[i]);
}

static void coarse4_portable(const uint8_t *const high[4], const int8_t *query, size_t stride, int32_t *dots) {
  for (int r = 0; r < 4; r++) {
    int32_t dot = 0;
    for (size_t group = 0; group < stride; group += 32)
      for (size_t j = 0; j < 32; j++) {
        const uint8_t pair = high[r][group + j];
        dot += (pair & 15) * query[2 * group + j] + (pair >> 4) * query[2 * group + 32 + j];
      }
    dots[r] = dot;
  }
}

// 64 codes of a row.
static inline void codes64(const uint8_t *high, const uint8_t *low, int8_t codes[64]) {
  for (int j = 0; j < 32; j++) {
    codes[j] = (int8_t)(((high[j] & 15) << 4 | (low[j] & 15)) - 128);
    codes[j + 32] = (int8_t)(((high[j] & 0xF0) | low[j] >> 4) - 128);
  }
}

static int32_t fine_portable(const uint8_t *high, const uint8_t *low, const int16_t *query, size_t stride) {
  int32_t dot = 0;
  for (size_t group = 0; group < stride; group += 32) {
    int8_t codes[64];
    codes64(high + group, low + group, codes);
    for (int j = 0; j < 64; j++) dot += codes[j] * query[2 * group + (size_t)j];
  }
  return dot;
}

static void prepare_portable(const uint8_t *const *high, const uint8_t *const *low, size_t stride, void *block) {
  int8_t *codes = block;
  for (int r = 0; r < BLOCK_CODES; r++)
    for (size_t group = 0; group < stride; group += 32, codes += 64)
      codes64(high[r] + group, low[r] + group, codes);
}

static void pack_portable(const int8_t *const *queries, size_t stride, void *packed) {
  memcpy(packed, queries[0], 2 * stride);
}

static void tile_codes_portable(const void *block, const void *packed, size_t stride, lookahead ahead,
                                int32_t *dots) {
  const int8_t *codes = block, *query = packed;
  size_t fetched = 0;
  for (int r = 0; r < BLOCK_CODES; r++, codes += 2 * stride) {
    fetch_ahead(&ahead, &fetched);
    int32_t dot = 0;
    for (size_t i = 0; i < 2 * stride; i++) dot += codes[i] * query[i];
    dots[r] = dot;
  }
}

static uint32_t bounded_portable(const int32_t *dots, const float *scales, const float *errors, bound_rule rule,
                                 float threshold) {
  uint32_t rows = 0;
  for (int i = 0; i < BLOCK_CODES; i++) {
    const float upper = (float)dots[i] * (scales[i] * rule.factor) + (errors[i] * rule.slope + rule.offset);
    rows |= (uint32_t)!(upper < threshold) << i;
  }
  return rows;
}

const vector_kernels portable_vector_kernels = {
    .score4 = score4_portable,
    .score4_half = score4_half_portable,
    .tile_queries = TILE_QUERIES,
    .tile = tile_portable,
    .widen = widen_portable,
    .halve = halve_portable,
    .coarse4 = coarse4_portable,
    .fine = fine_portable,
    .block_queries = 1,
    .prepare = prepare_portable,
    .pack = pack_portable,
    .tile_codes = tile_codes_portable,
    .bounded = bounded_portable,
};
