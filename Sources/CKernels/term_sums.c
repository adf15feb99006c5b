#include "term_sums.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// A compiler that fuses here but not there would give one row two scores.
#pragma STDC FP_CONTRACT OFF

double kb_term_norm(const kb_bm25 *function, uint32_t length) {
  const double relative = function->average_length > 0 ? (double)length / function->average_length : 1;
  return function->k1 * (1 - function->b + function->b * relative);
}

double kb_term_part(const kb_bm25 *function, const kb_term *term, uint32_t frequency, double norm) {
  const double f = frequency;
  return term->occurrences * (term->weight * f * (function->k1 + 1) / (f + norm));
}

void kb_begin_sums(kb_stretch *stretch, const kb_bm25 *function, const uint32_t *lengths, uint64_t postings) {
  memset(stretch->sums, 0, sizeof stretch->sums);
  stretch->touched = 0;
  stretch->function = function;
  stretch->lengths = lengths;
  // A table of norms pays where it is read more often than it is long.
  stretch->norm_count = postings < KB_NORM_COUNT ? 0 : KB_NORM_COUNT;
  for (uint32_t length = 0; length < stretch->norm_count; length++)
    stretch->norms[length] = kb_term_norm(function, length);
}

static inline double norm_of(const kb_stretch *s, uint32_t row) {
  const uint32_t length = s->lengths[row];
  return length < s->norm_count ? s->norms[length] : kb_term_norm(s->function, length);
}

void kb_add_posting(kb_stretch *stretch, const kb_term *term, uint32_t row, uint32_t frequency) {
  const uint32_t at = row - stretch->base;
  stretch->touched |= UINT32_C(1) << (at / 64);
  stretch->sums[at] += kb_term_part(stretch->function, term, frequency, norm_of(stretch, row));
}

// One after the other, as long as they are before the posting `stop`. 0 at a damaged one.
static int add_portable(kb_stretch *s, kb_term *term, uint32_t stop) {
  const uint32_t *p = term->postings;
  size_t i = term->next;
  // The next row must be above the one before it, even where that is of an earlier stretch.
  uint64_t least = i > 0 ? (uint64_t)p[2 * i - 2] + 1 : 0;
  if (least < s->base) least = s->base;
  int sound = 1;
  for (; i < stop && p[2 * i] < s->end; i++) {
    const uint32_t row = p[2 * i], frequency = p[2 * i + 1];
    sound = row >= least && frequency > 0;
    if (!sound) break;
    least = (uint64_t)row + 1;
    kb_add_posting(s, term, row, frequency);
  }
  term->next = (uint32_t)i;
  return sound;
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2")))

// Unsigned integers below 2^52 as doubles, exactly: they are set as the fraction of 2^52, which is taken off.
AVX2 static inline __m256d doubles(__m256i integers) {
  const __m256i bits = _mm256_set1_epi64x(0x4330000000000000);
  return _mm256_sub_pd(_mm256_castsi256_pd(_mm256_or_si256(integers, bits)), _mm256_castsi256_pd(bits));
}

// The norms of four rows; the lengths of most are in the table.
AVX2 static inline __m256d norms_of(const kb_stretch *s, const uint32_t rows[4]) {
  const uint32_t l0 = s->lengths[rows[0]], l1 = s->lengths[rows[1]];
  const uint32_t l2 = s->lengths[rows[2]], l3 = s->lengths[rows[3]];
  // The number of norms is a power of two: one comparison for four.
  if ((l0 | l1 | l2 | l3) < KB_NORM_COUNT)
    return _mm256_setr_pd(s->norms[l0], s->norms[l1], s->norms[l2], s->norms[l3]);
  return _mm256_setr_pd(norm_of(s, rows[0]), norm_of(s, rows[1]), norm_of(s, rows[2]), norm_of(s, rows[3]));
}

// Four postings at a time, as long as all four are sound and of the stretch.
AVX2 static void add_avx2(kb_stretch *s, kb_term *term) {
  const uint32_t *p = term->postings;
  const __m256i low = _mm256_set1_epi64x(UINT32_MAX), end = _mm256_set1_epi64x(s->end);
  const __m256d weight = _mm256_set1_pd(term->weight), saturation = _mm256_set1_pd(s->function->k1 + 1);
  const __m256d occurrences = _mm256_set1_pd(term->occurrences);
  double *sums = s->sums;
  uint32_t touched = s->touched;
  size_t i = term->next;
  for (; i + 4 <= term->count; i += 4) {
    const __m256i four = _mm256_loadu_si256((const __m256i *)(p + 2 * i));
    const __m256i before = _mm256_loadu_si256((const __m256i *)(p + 2 * i - 2));
    const __m256i rows = _mm256_and_si256(four, low), frequencies = _mm256_srli_epi64(four, 32);
    const __m256i ascends = _mm256_cmpgt_epi64(rows, _mm256_and_si256(before, low));
    const __m256i inside = _mm256_cmpgt_epi64(end, rows);
    const __m256i occurs = _mm256_cmpgt_epi64(frequencies, _mm256_setzero_si256());
    const __m256i sound = _mm256_and_si256(_mm256_and_si256(ascends, inside), occurs);
    if (_mm256_movemask_pd(_mm256_castsi256_pd(sound)) != 15) break;

    const uint32_t row[4] = {p[2 * i], p[2 * i + 2], p[2 * i + 4], p[2 * i + 6]};
    const __m256d f = doubles(frequencies);
    const __m256d share = _mm256_div_pd(_mm256_mul_pd(_mm256_mul_pd(weight, f), saturation),
                                        _mm256_add_pd(f, norms_of(s, row)));
    const __m256d part = _mm256_mul_pd(occurrences, share);
    double *at = sums + (row[0] - s->base);
    if (row[3] - row[0] == 3) {
      _mm256_storeu_pd(at, _mm256_add_pd(_mm256_loadu_pd(at), part));
    } else {
      double parts[4];
      _mm256_storeu_pd(parts, part);
      for (int j = 0; j < 4; j++) sums[row[j] - s->base] += parts[j];
      touched |= UINT32_C(1) << ((row[1] - s->base) / 64) | UINT32_C(1) << ((row[2] - s->base) / 64);
    }
    touched |= UINT32_C(1) << ((row[0] - s->base) / 64) | UINT32_C(1) << ((row[3] - s->base) / 64);
  }
  s->touched = touched;
  term->next = (uint32_t)i;
}

int kb_add_postings(kb_stretch *stretch, kb_term *term, kb_path path) {
  if (path != KB_PATH_PORTABLE && stretch->norm_count > 0 && __builtin_cpu_supports("avx2")) {
    // The first is seen to be of the stretch; the others are held against the one before them.
    const uint32_t first = term->next;
    if (!add_portable(stretch, term, first < term->count ? first + 1 : first)) return 0;
    if (term->next > first) add_avx2(stretch, term);
  }
  return add_portable(stretch, term, term->count);
}

#else

int kb_add_postings(kb_stretch *stretch, kb_term *term, kb_path path) {
  (void)path;
  return add_portable(stretch, term, term->count);
}

#endif
