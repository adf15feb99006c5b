#ifndef KB_KERNELS_H
#define KB_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A row and its score.
typedef struct {
  float score;
  uint32_t row;
} kb_scored_row;

/// Which code runs: the best for this processor, or a certain one (for tests). One that the processor lacks is
/// KB_PATH_PORTABLE.
typedef enum {
  KB_PATH_BEST = 0,
  KB_PATH_PORTABLE = 1,
  /// x86-64 with AVX2, FMA and F16C.
  KB_PATH_AVX2 = 2,
  /// The same with AVX-512 F, BW, VL and VNNI.
  KB_PATH_AVX512 = 3,
  /// 64-bit ARM.
  KB_PATH_NEON = 4,
} kb_path;

/// Whether KB_PATH_BEST differs from KB_PATH_PORTABLE for scores on this processor.
int kb_has_vector_path(void);

/// The canonical score of a row: products summed in 16 lanes (element i in lane i mod 16), lanes j and j + 8 added,
/// then pairwise. Every function below gives a row these very bits on the same path.
float kb_dot(const float *row, const float *query, uint32_t dimensions, kb_path path);

/// The best of `row_count` contiguous rows, best first, and how many there are (at most `limit`).
///
/// `selected` holds a bit for each row (row i: bit i mod 64 of word i / 64) and NULL stands for all rows; `ids` holds
/// 16 bytes a row. Of equal scores the smaller id comes first. Rows whose score is no number are left out.
size_t kb_scan_top(const float *rows, uint32_t row_count, uint32_t dimensions, const float *query,
                   const uint64_t *_Nullable selected, const uint8_t *ids, kb_scored_row *best, size_t limit,
                   kb_path path);

/// The CRC-32C (Castagnoli) of some bytes that follow bytes with the checksum `crc` (0 at the start).
uint32_t kb_crc32c(uint32_t crc, const void *_Nullable bytes, size_t count, kb_path path);

#pragma clang assume_nonnull end

#endif
