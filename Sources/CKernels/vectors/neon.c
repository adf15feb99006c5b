#if defined(__aarch64__)

#include <arm_neon.h>
#include <string.h>

#include "neon_codes.h"
#include "vector_kernels.h"

// What is not written as fused is not fused: other machines round twice there.
#pragma STDC FP_CONTRACT OFF

#define TARGET
#define PATH(name) name##_neon
// With four rows twelve sums of two registers each: as many as there are registers beside what they are made of.
#define TILE_QUERIES 3
#define INLINE static inline __attribute__((always_inline))

typedef struct {
  float32x4_t low, high;
} eight;

INLINE eight load8(const float *elements) { return (eight){vld1q_f32(elements), vld1q_f32(elements + 4)}; }

INLINE eight zero8(void) { return (eight){vdupq_n_f32(0), vdupq_n_f32(0)}; }

INLINE eight fuse(eight x, eight y, eight sum) {
  return (eight){vfmaq_f32(sum.low, x.low, y.low), vfmaq_f32(sum.high, x.high, y.high)};
}

INLINE eight widen8(const uint16_t *halves) {
  const float16x8_t packed = vreinterpretq_f16_u16(vld1q_u16(halves));
  return (eight){vcvt_f32_f16(vget_low_f16(packed)), vcvt_high_f32_f16(packed)};
}

// Neighbours of both halves of two vectors are added, then neighbours of these sums, then of those.
INLINE float32x4_t fours(eight v) { return vpaddq_f32(v.low, v.high); }

INLINE void sums4(eight a, eight b, eight c, eight d, float *out) {
  const float32x4_t ab = vpaddq_f32(fours(a), fours(b)), cd = vpaddq_f32(fours(c), fours(d));
  vst1q_f32(out, vpaddq_f32(ab, cd));
}

#include "elements_loops.h"
#include "elements_tile.h"

static void halve_neon(const float *elements, size_t count, uint16_t *halves) {
  size_t i = 0;
  for (; i + 4 <= count; i += 4) vst1_u16(halves + i, vreinterpret_u16_f16(vcvt_f16_f32(vld1q_f32(elements + i))));
  if (i < count) {
    float part[4] = {0};
    memcpy(part, elements + i, (count - i) * sizeof(float));
    const uint16x4_t narrow = vreinterpret_u16_f16(vcvt_f16_f32(vld1q_f32(part)));
    memcpy(halves + i, &narrow, (count - i) * sizeof(uint16_t));
  }
}

static uint32_t bounded_neon(const int32_t *dots, const float *scales, const float *errors, bound_rule rule,
                             float threshold) {
  static const uint32_t bits[4] = {1, 2, 4, 8};
  const float32x4_t slope = vdupq_n_f32(rule.slope), offset = vdupq_n_f32(rule.offset);
  const float32x4_t least = vdupq_n_f32(threshold);
  uint32_t rows = 0;
  for (int i = 0; i < BLOCK_CODES; i += 4) {
    const float32x4_t error = vfmaq_f32(offset, vld1q_f32(errors + i), slope);
    const float32x4_t scale = vmulq_n_f32(vld1q_f32(scales + i), rule.factor);
    const float32x4_t upper = vfmaq_f32(error, vcvtq_f32_s32(vld1q_s32(dots + i)), scale);
    // Not below, which a bound that is no number is not either.
    const uint32x4_t kept = vmvnq_u32(vcltq_f32(upper, least));
    rows |= vaddvq_u32(vandq_u32(kept, vld1q_u32(bits))) << i;
  }
  return rows;
}

#define ELEMENT_KERNELS                                                                            \
  .score4 = score4_neon, .score4_half = score4_half_neon, .tile_queries = TILE_QUERIES, .tile = tile_neon, \
  .widen = widen_neon, .halve = halve_neon, .bounded = bounded_neon

const vector_kernels neon_vector_kernels = {
    ELEMENT_KERNELS,
    .coarse4 = coarse4_by_products,
    .fine = fine_neon,
    .block_queries = NEON_BLOCK_QUERIES,
    .prepare = prepare_neon,
    .pack = pack_neon,
    .tile_codes = tile_codes_by_products,
};

const vector_kernels neon_dot_vector_kernels = {
    ELEMENT_KERNELS,
    .coarse4 = coarse4_by_dots,
    .fine = fine_neon,
    .block_queries = NEON_BLOCK_QUERIES,
    .prepare = prepare_neon,
    .pack = pack_neon,
    .tile_codes = tile_codes_by_dots,
};

#endif
