#include <string.h>

#include "trees.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/// Counts, for some values, the thresholds that each reaches; none for NaN.
typedef void (*ranking)(const float *cuts, const float *values, size_t count, uint8_t *ranks);

static void rank_portable(const float *cuts, const float *values, size_t count, uint8_t *ranks) {
  for (size_t i = 0; i < count; i++) {
    const float value = values[i];
    int32_t run = 0, in_run = 0;
    for (int k = 0; k < KB_CUTS; k++) run += cuts[k] <= value;
    const float *cut = cuts + KB_CUTS * (1 + run);
    for (int k = 0; k < KB_CUTS; k++) in_run += cut[k] <= value;
    ranks[i] = (uint8_t)(KB_CUTS * run + in_run);
  }
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2,popcnt")))

AVX2 static inline int32_t reached(const float *cuts, __m256 value) {
  const int low = _mm256_movemask_ps(_mm256_cmp_ps(_mm256_loadu_ps(cuts), value, _CMP_LE_OQ));
  const int high = _mm256_movemask_ps(_mm256_cmp_ps(_mm256_loadu_ps(cuts + 8), value, _CMP_LE_OQ));
  return __builtin_popcount((unsigned)(low | high << 8));
}

AVX2 static void rank_avx2(const float *cuts, const float *values, size_t count, uint8_t *ranks) {
  for (size_t i = 0; i < count; i++) {
    const __m256 value = _mm256_broadcast_ss(values + i);
    const int32_t run = reached(cuts, value);
    ranks[i] = (uint8_t)(KB_CUTS * run + reached(cuts + KB_CUTS * (1 + run), value));
  }
}

static ranking choose(kb_path path) {
  const int fits = path == KB_PATH_BEST && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
  return fits ? rank_avx2 : rank_portable;
}

#else

static ranking choose(kb_path path) {
  (void)path;
  return rank_portable;
}

#endif

static void codes(const float *values, size_t count, uint8_t *left, uint8_t *right) {
  for (size_t i = 0; i < count; i++) {
    const float value = values[i];
    const int missing = value != value;
    const uint8_t code = value >= 0 && value < KB_CATEGORY_LIMIT ? (uint8_t)value : KB_CATEGORY_LIMIT;
    left[i] = missing ? KB_CATEGORY_MISSING_LEFT : code;
    right[i] = missing ? KB_CATEGORY_MISSING_RIGHT : code;
  }
}

static void fill(kb_rank_column column, const float *cuts, const float *values, size_t count, ranking rank,
                 uint8_t *left, uint8_t *right) {
  if (column.is_categorical) {
    codes(values, count, left, right);
    return;
  }
  rank(cuts + column.first_cut, values, count, left);
  for (size_t i = 0; i < count; i++) right[i] = values[i] != values[i] ? 255 : left[i];
}

// Columns whose values are taken from the rows together: neighbours lie in one line of the cache.
#define TOGETHER 16

void kb_rank_block(const kb_rank_column *columns, size_t column_count, const float *cuts, const float *rows,
                   size_t row_count, size_t stride, uint8_t *bytes, kb_path path) {
  const ranking rank = choose(path);
  float values[TOGETHER][KB_BLOCK_ROWS];
  for (size_t first = 0; first < column_count; first += TOGETHER) {
    const size_t count = column_count - first < TOGETHER ? column_count - first : TOGETHER;
    for (size_t r = 0; r < row_count; r++)
      for (size_t c = 0; c < count; c++) values[c][r] = rows[r * stride + columns[first + c].feature];
    for (size_t c = 0; c < count; c++) {
      uint8_t *left = bytes + 2 * (first + c) * KB_BLOCK_ROWS;
      fill(columns[first + c], cuts, values[c], row_count, rank, left, left + KB_BLOCK_ROWS);
    }
  }
}

void kb_rank_row(const kb_rank_column *columns, size_t column_count, const float *cuts, const float *row,
                 uint8_t *bytes, kb_path path) {
  const ranking rank = choose(path);
  for (size_t c = 0; c < column_count; c++)
    fill(columns[c], cuts, row + columns[c].feature, 1, rank, bytes + 2 * c, bytes + 2 * c + 1);
}
