// What elements_loops.h wants, and what is the same with and without AVX-512, by AVX2, FMA and F16C.
#ifndef KB_AVX2_LOOPS_H
#define KB_AVX2_LOOPS_H

#include <immintrin.h>

#define INLINE TARGET static inline __attribute__((always_inline))

typedef __m256 eight;

INLINE eight load8(const float *elements) { return _mm256_loadu_ps(elements); }

INLINE eight zero8(void) { return _mm256_setzero_ps(); }

INLINE eight fuse(eight x, eight y, eight sum) { return _mm256_fmadd_ps(x, y, sum); }

INLINE eight widen8(const uint16_t *halves) {
  return _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)halves));
}

INLINE void sums4(eight a, eight b, eight c, eight d, float *out) {
  const __m256 s = _mm256_hadd_ps(_mm256_hadd_ps(a, b), _mm256_hadd_ps(c, d));
  _mm_storeu_ps(out, _mm_add_ps(_mm256_castps256_ps128(s), _mm256_extractf128_ps(s, 1)));
}

TARGET static inline void halve_by_instruction(const float *elements, size_t count, uint16_t *halves) {
  size_t i = 0;
  for (; i + 8 <= count; i += 8)
    _mm_storeu_si128((__m128i *)(halves + i), _mm256_cvtps_ph(load8(elements + i), _MM_FROUND_TO_NEAREST_INT));
  if (i < count) {
    float part[8] = {0};
    __builtin_memcpy(part, elements + i, (count - i) * sizeof(float));
    const __m128i narrow = _mm256_cvtps_ph(load8(part), _MM_FROUND_TO_NEAREST_INT);
    __builtin_memcpy(halves + i, &narrow, (count - i) * sizeof(uint16_t));
  }
}

// The codes of 64 dimensions as bytes from 0 to 255.
INLINE void bytes64(const uint8_t *high, const uint8_t *low, __m256i *first, __m256i *second) {
  const __m256i h = _mm256_loadu_si256((const __m256i *)high), l = _mm256_loadu_si256((const __m256i *)low);
  const __m256i nibble = _mm256_set1_epi8(15);
  *first = _mm256_or_si256(_mm256_slli_epi16(_mm256_and_si256(h, nibble), 4), _mm256_and_si256(l, nibble));
  *second = _mm256_or_si256(_mm256_andnot_si256(nibble, h), _mm256_and_si256(_mm256_srli_epi16(l, 4), nibble));
}

// The sums of four registers of four bytes each.
INLINE void integer_sums4(__m256i a, __m256i b, __m256i c, __m256i d, int32_t *out) {
  const __m256i s = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
  _mm_storeu_si128((__m128i *)out, _mm_add_epi32(_mm256_castsi256_si128(s), _mm256_extracti128_si256(s, 1)));
}

TARGET static inline int32_t fine_by_pairs(const uint8_t *high, const uint8_t *low, const int16_t *query,
                                           size_t stride) {
  const __m256i middle = _mm256_set1_epi8((char)128);
  __m256i sums = _mm256_setzero_si256();
  for (size_t group = 0; group < stride; group += 32, query += 64) {
    __m256i halves[2];
    bytes64(high + group, low + group, &halves[0], &halves[1]);
#pragma unroll
    for (int h = 0; h < 2; h++) {
      const __m256i codes = _mm256_xor_si256(halves[h], middle);
      const __m256i *q = (const __m256i *)(query + 32 * h);
      sums = _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm256_castsi256_si128(codes)),
                                                      _mm256_loadu_si256(q)));
      sums = _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_cvtepi8_epi16(_mm256_extracti128_si256(codes, 1)),
                                                      _mm256_loadu_si256(q + 1)));
    }
  }
  int32_t out[4];
  integer_sums4(sums, sums, sums, sums, out);
  return out[0];
}

TARGET static inline uint32_t bounded_by_eights(const int32_t *dots, const float *scales, const float *errors,
                                                bound_rule rule, float threshold) {
  const __m256 factor = _mm256_set1_ps(rule.factor), slope = _mm256_set1_ps(rule.slope);
  const __m256 offset = _mm256_set1_ps(rule.offset), least = _mm256_set1_ps(threshold);
  uint32_t rows = 0;
  for (int i = 0; i < BLOCK_CODES; i += 8) {
    const __m256 dot = _mm256_cvtepi32_ps(_mm256_loadu_si256((const __m256i *)(dots + i)));
    const __m256 error = _mm256_fmadd_ps(load8(errors + i), slope, offset);
    const __m256 upper = _mm256_fmadd_ps(dot, _mm256_mul_ps(load8(scales + i), factor), error);
    rows |= (uint32_t)_mm256_movemask_ps(_mm256_cmp_ps(upper, least, _CMP_NLT_UQ)) << i;
  }
  return rows;
}

#endif
