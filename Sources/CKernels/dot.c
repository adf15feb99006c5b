#include "dot.h"

#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define LANES 16

static float dot_portable(const float *row, const float *query, uint32_t dimensions) {
// A compiler that fuses here but not there would give one row two scores.
#pragma STDC FP_CONTRACT OFF
  float lane[LANES] = {0};
  uint32_t i = 0;
  for (; i + LANES <= dimensions; i += LANES)
    for (uint32_t j = 0; j < LANES; j++) lane[j] += row[i + j] * query[i + j];
  for (uint32_t j = 0; i + j < dimensions; j++) lane[j] += row[i + j] * query[i + j];
  float half[8];
  for (uint32_t j = 0; j < 8; j++) half[j] = lane[j] + lane[j + 8];
  return ((half[0] + half[1]) + (half[2] + half[3])) + ((half[4] + half[5]) + (half[6] + half[7]));
}

static void dot4_portable(const float *const rows[4], const float *query, uint32_t dimensions, float scores[4]) {
  for (int r = 0; r < 4; r++) scores[r] = dot_portable(rows[r], query, dimensions);
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2,fma")))

// The first `count` lanes set, the others clear.
AVX2 static inline __m256i lane_mask(uint32_t count) {
  static const int32_t edge[16] = {-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0};
  return _mm256_loadu_si256((const __m256i *)(edge + 8 - count));
}

AVX2 static void dot4_avx2(const float *const rows[4], const float *query, uint32_t dimensions, float scores[4]) {
  const float *r0 = rows[0], *r1 = rows[1], *r2 = rows[2], *r3 = rows[3];
  __m256 a0 = _mm256_setzero_ps(), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
  uint32_t i = 0;
  for (; i + LANES <= dimensions; i += LANES) {
    const __m256 x = _mm256_loadu_ps(query + i), y = _mm256_loadu_ps(query + i + 8);
    a0 = _mm256_fmadd_ps(x, _mm256_loadu_ps(r0 + i), a0);
    b0 = _mm256_fmadd_ps(y, _mm256_loadu_ps(r0 + i + 8), b0);
    a1 = _mm256_fmadd_ps(x, _mm256_loadu_ps(r1 + i), a1);
    b1 = _mm256_fmadd_ps(y, _mm256_loadu_ps(r1 + i + 8), b1);
    a2 = _mm256_fmadd_ps(x, _mm256_loadu_ps(r2 + i), a2);
    b2 = _mm256_fmadd_ps(y, _mm256_loadu_ps(r2 + i + 8), b2);
    a3 = _mm256_fmadd_ps(x, _mm256_loadu_ps(r3 + i), a3);
    b3 = _mm256_fmadd_ps(y, _mm256_loadu_ps(r3 + i + 8), b3);
  }
  const uint32_t left = dimensions - i;
  if (left > 0) {
    const __m256i m = lane_mask(left < 8 ? left : 8);
    const __m256 x = _mm256_maskload_ps(query + i, m);
    a0 = _mm256_fmadd_ps(x, _mm256_maskload_ps(r0 + i, m), a0);
    a1 = _mm256_fmadd_ps(x, _mm256_maskload_ps(r1 + i, m), a1);
    a2 = _mm256_fmadd_ps(x, _mm256_maskload_ps(r2 + i, m), a2);
    a3 = _mm256_fmadd_ps(x, _mm256_maskload_ps(r3 + i, m), a3);
  }
  if (left > 8) {
    const __m256i m = lane_mask(left - 8);
    const __m256 y = _mm256_maskload_ps(query + i + 8, m);
    b0 = _mm256_fmadd_ps(y, _mm256_maskload_ps(r0 + i + 8, m), b0);
    b1 = _mm256_fmadd_ps(y, _mm256_maskload_ps(r1 + i + 8, m), b1);
    b2 = _mm256_fmadd_ps(y, _mm256_maskload_ps(r2 + i + 8, m), b2);
    b3 = _mm256_fmadd_ps(y, _mm256_maskload_ps(r3 + i + 8, m), b3);
  }
  const __m256 s = _mm256_hadd_ps(
      _mm256_hadd_ps(_mm256_add_ps(a0, b0), _mm256_add_ps(a1, b1)),
      _mm256_hadd_ps(_mm256_add_ps(a2, b2), _mm256_add_ps(a3, b3)));
  _mm_storeu_ps(scores, _mm_add_ps(_mm256_castps256_ps128(s), _mm256_extractf128_ps(s, 1)));
}

int kb_has_vector_path(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

kb_dot4 kb_choose_dot4(int portable) { return !portable && kb_has_vector_path() ? dot4_avx2 : dot4_portable; }

#else

int kb_has_vector_path(void) { return 0; }

kb_dot4 kb_choose_dot4(int portable) {
  (void)portable;
  return dot4_portable;
}

#endif

float kb_dot(const float *row, const float *query, uint32_t dimensions, kb_path path) {
  const float *const rows[4] = {row, row, row, row};
  float scores[4];
  kb_choose_dot4(path == KB_PATH_PORTABLE)(rows, query, dimensions, scores);
  return scores[0] + 0.0f;  // -0 and 0 are one score
}
