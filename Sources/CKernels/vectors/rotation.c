#include "rotation.h"

#include <math.h>
#include <stddef.h>

#define LANES 8

// Fused or not, the bits would differ between machines.
#pragma STDC FP_CONTRACT OFF

// A bit that looks random for each place (the finaliser of SplitMix64; Steele, Lea and Flood 2014).
static int is_flipped(uint32_t place) {
  uint64_t z = ((uint64_t)place + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return (int)((z ^ z >> 31) & 1);
}

static void add_and_subtract(float *x, float *y) {
  const float sum = *x + *y, difference = *x - *y;
  *x = sum;
  *y = difference;
}

static uint32_t transform_length(uint32_t dimensions) {
  uint32_t count = 1;
  while (count <= dimensions / 2) count *= 2;
  return count;
}

void make_rotation(float *signs, uint32_t dimensions) {
  const float scale = 1 / sqrtf((float)transform_length(dimensions));
  for (uint32_t i = 0; i < 2 * dimensions; i++) signs[i] = is_flipped(i) ? -scale : scale;
}

static void transform(float *vector, uint32_t count, const float *signs) {
  for (uint32_t i = 0; i < count; i++) vector[i] *= signs[i];
  for (uint32_t half = 1; half < count; half *= 2)
    for (uint32_t start = 0; start < count; start += 2 * half)
      for (uint32_t i = start; i < start + half; i++) add_and_subtract(vector + i, vector + i + half);
}

void rotate(float *vector, uint32_t dimensions, const float *signs) {
  if (dimensions == 0) return;
  const uint32_t count = transform_length(dimensions);
  transform(vector, count, signs);
  if (count < dimensions) transform(vector + (dimensions - count), count, signs + dimensions);
}

double length_of(const float *vector, uint32_t dimensions) {
  double lanes[LANES] = {0};
  uint32_t i = 0;
  for (; i + LANES <= dimensions; i += LANES)
    for (uint32_t j = 0; j < LANES; j++) lanes[j] += (double)vector[i + j] * (double)vector[i + j];
  for (uint32_t j = 0; i + j < dimensions; j++) lanes[j] += (double)vector[i + j] * (double)vector[i + j];
  double sum = 0;
  for (uint32_t j = 0; j < LANES; j++) sum += lanes[j];
  return sqrt(sum);
}
