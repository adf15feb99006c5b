#ifndef KB_KERNELS_H
#define KB_KERNELS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

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

/// The CRC-32C (Castagnoli) of some bytes that follow bytes with the checksum `crc` (0 at the start).
uint32_t kb_crc32c(uint32_t crc, const void *_Nullable bytes, size_t count, kb_path path);

#pragma clang assume_nonnull end

#endif
