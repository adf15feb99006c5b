#include "filters.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// The bits of up to 64 rows; `strange` is set where one has a code that there is not.
static uint64_t select_word(const uint32_t *codes, uint32_t count, const uint8_t *accepted, uint32_t code_count,
                            int *strange) {
  uint64_t word = 0;
  int outside = 0;
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t code = codes[i];
    const int inside = code < code_count;
    outside |= !inside;
    word |= (uint64_t)(accepted[inside ? code : 0] & 1) << i;
  }
  *strange |= outside;
  return word;
}

static uint32_t first_strange(const uint32_t *codes, uint32_t row, uint32_t row_count, uint32_t code_count) {
  while (row < row_count && codes[row] < code_count) row++;
  return row;
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2")))
// Up to as many codes are compared one by one.
#define FEW 4

// The bits of 64 rows that have one of a few codes, or have not where `inverted`.
AVX2 static uint64_t select_few(const uint32_t *codes, const uint32_t few[FEW], uint64_t inverted, uint32_t code_count,
                                int *strange) {
  const __m256i a = _mm256_set1_epi32((int)few[0]), b = _mm256_set1_epi32((int)few[1]);
  const __m256i c = _mm256_set1_epi32((int)few[2]), d = _mm256_set1_epi32((int)few[3]);
  __m256i largest = _mm256_setzero_si256();
  uint64_t word = 0;
  for (int i = 0; i < 64; i += 8) {
    const __m256i eight = _mm256_loadu_si256((const __m256i *)(codes + i));
    largest = _mm256_max_epu32(largest, eight);
    const __m256i ab = _mm256_or_si256(_mm256_cmpeq_epi32(eight, a), _mm256_cmpeq_epi32(eight, b));
    const __m256i cd = _mm256_or_si256(_mm256_cmpeq_epi32(eight, c), _mm256_cmpeq_epi32(eight, d));
    word |= (uint64_t)(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_or_si256(ab, cd))) << i;
  }
  const __m256i last = _mm256_set1_epi32((int)(code_count - 1));
  const __m256i inside = _mm256_cmpeq_epi32(_mm256_max_epu32(largest, last), last);
  *strange |= _mm256_movemask_epi8(inside) != -1;
  return word ^ inverted;
}

// Whether at most a few codes have this byte; `few` gets them, the last of them as often as there is room.
static int collect_few(const uint8_t *accepted, uint32_t code_count, int wanted, uint32_t few[FEW]) {
  uint32_t found = 0;
  for (uint32_t code = 0; code < code_count; code++) {
    if ((accepted[code] & 1) != wanted) continue;
    if (found == FEW) return 0;
    few[found++] = code;
  }
  // A code that there is not is in no sound row.
  if (found == 0) few[found++] = code_count;
  while (found < FEW) few[found] = few[found - 1], found++;
  return 1;
}

// How many of the whole groups of 64 rows were done: all, none, or those before one with a strange code.
static uint32_t select_words(const uint32_t *codes, uint32_t groups, const uint8_t *accepted, uint32_t code_count,
                             uint64_t *selected) {
  uint32_t few[FEW];
  uint64_t inverted = 0;
  if (!__builtin_cpu_supports("avx2")) return 0;
  if (!collect_few(accepted, code_count, 1, few)) {
    if (!collect_few(accepted, code_count, 0, few)) return 0;
    inverted = UINT64_MAX;
  }
  int strange = 0;
  for (uint32_t group = 0; group < groups; group++) {
    selected[group] = select_few(codes + (size_t)group * 64, few, inverted, code_count, &strange);
    if (strange) return group;
  }
  return groups;
}

#else

static uint32_t select_words(const uint32_t *codes, uint32_t groups, const uint8_t *accepted, uint32_t code_count,
                             uint64_t *selected) {
  (void)codes, (void)groups, (void)accepted, (void)code_count, (void)selected;
  return 0;
}

#endif

uint32_t kb_select_codes(const uint32_t *codes, uint32_t row_count, const uint8_t *accepted, uint32_t code_count,
                         uint64_t *selected, kb_path path) {
  if (code_count == 0) return 0;
  const uint32_t done =
      path == KB_PATH_PORTABLE ? 0 : select_words(codes, row_count / 64, accepted, code_count, selected);
  int strange = 0;
  for (uint64_t row = (uint64_t)done * 64; row < row_count; row += 64) {
    const uint32_t count = row_count - row < 64 ? (uint32_t)(row_count - row) : 64;
    selected[row / 64] = select_word(codes + row, count, accepted, code_count, &strange);
    if (strange) return first_strange(codes, (uint32_t)row, row_count, code_count);
  }
  return row_count;
}
