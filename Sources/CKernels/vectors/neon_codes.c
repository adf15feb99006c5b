#if defined(__aarch64__)

#include "neon_codes.h"

#include <arm_neon.h>
#include <string.h>

#include "vector_kernels.h"

#define DOTS __attribute__((target("dotprod")))
#define INLINE static inline __attribute__((always_inline))

// The high four bits of the codes of 64 dimensions: 0 to 15, 16 to 31 and so on.
INLINE void nibbles64(const uint8_t *high, int8x16_t nibbles[4]) {
  const uint8x16_t mask = vdupq_n_u8(15), first = vld1q_u8(high), second = vld1q_u8(high + 16);
  nibbles[0] = vreinterpretq_s8_u8(vandq_u8(first, mask));
  nibbles[1] = vreinterpretq_s8_u8(vandq_u8(second, mask));
  nibbles[2] = vreinterpretq_s8_u8(vshrq_n_u8(first, 4));
  nibbles[3] = vreinterpretq_s8_u8(vshrq_n_u8(second, 4));
}

// The codes of 64 dimensions in the same order.
INLINE void codes64(const uint8_t *high, const uint8_t *low, int8x16_t codes[4]) {
  const uint8x16_t mask = vdupq_n_u8(15), middle = vdupq_n_u8(128);
#pragma unroll
  for (int part = 0; part < 2; part++) {
    const uint8x16_t h = vld1q_u8(high + 16 * part), l = vld1q_u8(low + 16 * part);
    // Shifts that insert: the upper four bits of one, the lower four of the other.
    const uint8x16_t first = vsliq_n_u8(vandq_u8(l, mask), h, 4), second = vsriq_n_u8(h, l, 4);
    codes[part] = vreinterpretq_s8_u8(veorq_u8(first, middle));
    codes[2 + part] = vreinterpretq_s8_u8(veorq_u8(second, middle));
  }
}

INLINE void store_sums4(int32_t *out, const int32x4_t sums[4]) {
  vst1q_s32(out, vpaddq_s32(vpaddq_s32(sums[0], sums[1]), vpaddq_s32(sums[2], sums[3])));
}

// Products are added up in 16 bits: 64 dimensions give each sum eight of them, and 8 * 15 * 127 < 2^15.
void coarse4_by_products(const uint8_t *const high[4], const int8_t *query, size_t stride, int32_t *dots) {
  int32x4_t sums[4] = {vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0)};
  for (size_t group = 0; group < stride; group += 32, query += 64) {
    const int8x16_t queries[4] = {vld1q_s8(query), vld1q_s8(query + 16), vld1q_s8(query + 32), vld1q_s8(query + 48)};
#pragma unroll
    for (int r = 0; r < 4; r++) {
      int8x16_t nibbles[4];
      nibbles64(high[r] + group, nibbles);
      int16x8_t products = vdupq_n_s16(0);
#pragma unroll
      for (int part = 0; part < 4; part++) {
        products = vmlal_s8(products, vget_low_s8(nibbles[part]), vget_low_s8(queries[part]));
        products = vmlal_high_s8(products, nibbles[part], queries[part]);
      }
      sums[r] = vpadalq_s16(sums[r], products);
    }
  }
  store_sums4(dots, sums);
}

DOTS void coarse4_by_dots(const uint8_t *const high[4], const int8_t *query, size_t stride, int32_t *dots) {
  int32x4_t sums[4] = {vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0)};
  for (size_t group = 0; group < stride; group += 32, query += 64) {
    const int8x16_t queries[4] = {vld1q_s8(query), vld1q_s8(query + 16), vld1q_s8(query + 32), vld1q_s8(query + 48)};
#pragma unroll
    for (int r = 0; r < 4; r++) {
      int8x16_t nibbles[4];
      nibbles64(high[r] + group, nibbles);
#pragma unroll
      for (int part = 0; part < 4; part++) sums[r] = vdotq_s32(sums[r], nibbles[part], queries[part]);
    }
  }
  store_sums4(dots, sums);
}

int32_t fine_neon(const uint8_t *high, const uint8_t *low, const int16_t *query, size_t stride) {
  int32x4_t lower = vdupq_n_s32(0), upper = lower;
  for (size_t group = 0; group < stride; group += 32) {
    int8x16_t codes[4];
    codes64(high + group, low + group, codes);
#pragma unroll
    for (int part = 0; part < 4; part++, query += 16) {
      const int16x8_t first = vmovl_s8(vget_low_s8(codes[part])), second = vmovl_high_s8(codes[part]);
      const int16x8_t q = vld1q_s16(query), p = vld1q_s16(query + 8);
      lower = vmlal_s16(lower, vget_low_s16(first), vget_low_s16(q));
      upper = vmlal_high_s16(upper, first, q);
      lower = vmlal_s16(lower, vget_low_s16(second), vget_low_s16(p));
      upper = vmlal_high_s16(upper, second, p);
    }
  }
  return vaddvq_s32(vaddq_s32(lower, upper));
}

// A block holds the codes of a row, then those of the next.
void prepare_neon(const uint8_t *const *high, const uint8_t *const *low, size_t stride, void *block) {
  int8_t *out = block;
  for (int r = 0; r < BLOCK_CODES; r++)
    for (size_t group = 0; group < stride; group += 32, out += 64) {
      int8x16_t codes[4];
      codes64(high[r] + group, low[r] + group, codes);
#pragma unroll
      for (int part = 0; part < 4; part++) vst1q_s8(out + 16 * part, codes[part]);
    }
}

// Sixteen dimensions of each query, then the next sixteen.
void pack_neon(const int8_t *const *queries, size_t stride, void *packed) {
  int8_t *out = packed;
  for (size_t i = 0; i < 2 * stride; i += 16)
    for (int q = 0; q < NEON_BLOCK_QUERIES; q++, out += 16) memcpy(out, queries[q] + i, 16);
}

// Two products fit into 16 bits: 2 * 128 * 127 < 2^15.
INLINE int32x4_t add_products(int32x4_t sums, int8x16_t x, int8x16_t y) {
  return vpadalq_s16(sums, vmlal_high_s8(vmull_s8(vget_low_s8(x), vget_low_s8(y)), x, y));
}

DOTS INLINE int32x4_t add_dots(int32x4_t sums, int8x16_t x, int8x16_t y) { return vdotq_s32(sums, x, y); }

#define ATTRIBUTES
#define NAME tile_codes_by_products
#define ADD add_products
#include "neon_tile.h"

#define ATTRIBUTES DOTS
#define NAME tile_codes_by_dots
#define ADD add_dots
#include "neon_tile.h"

#endif
