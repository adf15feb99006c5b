#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rotation.h"
#include "vector_kernels.h"

#pragma STDC FP_CONTRACT OFF

size_t kb_code_stride(uint32_t dimensions) { return ((size_t)dimensions + 63) / 64 * 32; }

static float rounded_up(double value) {
  return (float)(value * (1 + 0x1p-22)) + 0x1p-126f;
}

// What the scaled codes leave out of a vector: rests are rounded in float32 once for the product and once for the
// difference, each by at most 2^-24 of the vector's element or of the rest.
static float error_bound(const float *rest, uint32_t dimensions, double norm) {
  return rounded_up(length_of(rest, dimensions) + norm * 0x1p-22);
}

// The nearest integers, from -127 to 127. Adding 1.5 * 2^23 leaves the integer in the low bits.
static void quantize(const float *vector, uint32_t dimensions, float inverse, uint8_t *codes) {
  for (uint32_t i = 0; i < dimensions; i++) {
    const float moved = vector[i] * inverse + 12582912.0f;
    uint32_t bits;
    memcpy(&bits, &moved, sizeof bits);
    codes[i] = (uint8_t)(bits + 128);
  }
}

// Codes from 0 to 255 into their planes.
static void split(const uint8_t *codes, size_t stride, uint8_t *high, uint8_t *low) {
  for (size_t group = 0; group < stride; group += 32, codes += 64)
    for (size_t j = 0; j < 32; j++) {
      high[group + j] = (uint8_t)(codes[j] >> 4 | (codes[j + 32] & 0xF0));
      low[group + j] = (uint8_t)((codes[j] & 15) | codes[j + 32] << 4);
    }
}

// What is needed for one row at a time.
typedef struct {
  float *vector, *rest, *signs;
  uint8_t *codes;
} workspace;

// The codes of a row that has been rotated; at least its length, or 0 when its errors are infinite.
static float encode_row(const workspace *w, uint32_t dimensions, size_t stride, const kb_code_buffers *out, size_t row) {
  const double norm = length_of(w->vector, dimensions);
  float largest = 0;
  for (uint32_t i = 0; i < dimensions; i++) largest = fabsf(w->vector[i]) > largest ? fabsf(w->vector[i]) : largest;
  // Beyond these, scales and products of them would leave float32's normal range.
  const int is_finite = norm < 1e15, has_scale = is_finite && largest > 1e-25f;
  memset(w->codes, 128, 2 * stride);
  const float scale = has_scale ? largest / 127 : 0;
  if (has_scale) quantize(w->vector, dimensions, 127 / largest, w->codes);
  split(w->codes, stride, out->high + row * stride, out->low + row * stride);
  out->scales[row] = scale;
  for (uint32_t i = 0; i < dimensions; i++)
    w->rest[i] = w->vector[i] - scale * (float)(8 * (2 * (w->codes[i] >> 4) - 15));
  out->coarse_errors[row] = is_finite ? error_bound(w->rest, dimensions, norm) : INFINITY;
  for (uint32_t i = 0; i < dimensions; i++) w->rest[i] = w->vector[i] - scale * (float)(w->codes[i] - 128);
  out->fine_errors[row] = is_finite ? error_bound(w->rest, dimensions, norm) : INFINITY;
  return is_finite ? rounded_up(norm) : 0;
}

int kb_encode(const kb_vectors *vectors, const kb_code_buffers *codes, float *largest_norm) {
  const uint32_t dimensions = vectors->dimensions;
  const size_t stride = kb_code_stride(dimensions);
  float *floats = malloc(4 * sizeof(float) * ((size_t)dimensions + 1));
  const workspace w = {floats, floats + dimensions, floats + 2 * dimensions, malloc(2 * stride + 1)};
  const int has_memory = floats && w.codes;
  if (has_memory) make_rotation(w.signs, dimensions);
  for (uint32_t row = 0; has_memory && row < vectors->row_count; row++) {
    const size_t first = (size_t)row * dimensions;
    if (vectors->element == KB_FLOAT16)
      kb_widen((const uint16_t *)vectors->elements + first, dimensions, w.vector, KB_PATH_BEST);
    else
      memcpy(w.vector, (const float *)vectors->elements + first, sizeof(float) * dimensions);
    rotate(w.vector, dimensions, w.signs);
    const float norm = encode_row(&w, dimensions, stride, codes, row);
    if (norm > *largest_norm) *largest_norm = norm;
  }
  free(floats);
  free(w.codes);
  return has_memory ? 0 : -1;
}
