#if defined(__x86_64__)

#include "vector_kernels.h"

#define TARGET __attribute__((target("avx2,fma,f16c")))
#define PATH(name) name##_avx2
// With four rows twelve sums: as many as there are registers beside what they are made of.
#define TILE_QUERIES 3
#define BLOCK_QUERIES 6

#include "avx2_loops.h"
#include "elements_loops.h"
#include "elements_tile.h"

// Products of bytes are added up in pairs of 16 bits; four times 64 dimensions fit: 4 * 4 * 15 * 127 < 2^15.
TARGET static void coarse4_avx2(const uint8_t *const high[4], const int8_t *query, size_t stride, int32_t *dots) {
  const __m256i nibble = _mm256_set1_epi8(15), ones = _mm256_set1_epi16(1);
  __m256i sums[4];
  for (int r = 0; r < 4; r++) sums[r] = _mm256_setzero_si256();
  for (size_t start = 0; start < stride; start += 128) {
    const size_t end = start + 128 < stride ? start + 128 : stride;
    __m256i pairs[4];
    for (int r = 0; r < 4; r++) pairs[r] = _mm256_setzero_si256();
    for (size_t group = start; group < end; group += 32) {
      const __m256i first = _mm256_loadu_si256((const __m256i *)(query + 2 * group));
      const __m256i second = _mm256_loadu_si256((const __m256i *)(query + 2 * group + 32));
#pragma unroll
      for (int r = 0; r < 4; r++) {
        const __m256i h = _mm256_loadu_si256((const __m256i *)(high[r] + group));
        const __m256i upper = _mm256_and_si256(_mm256_srli_epi16(h, 4), nibble);
        pairs[r] = _mm256_add_epi16(pairs[r], _mm256_add_epi16(_mm256_maddubs_epi16(_mm256_and_si256(h, nibble), first),
                                                               _mm256_maddubs_epi16(upper, second)));
      }
    }
    for (int r = 0; r < 4; r++) sums[r] = _mm256_add_epi32(sums[r], _mm256_madd_epi16(pairs[r], ones));
  }
  integer_sums4(sums[0], sums[1], sums[2], sums[3], dots);
}

// Eight rows of eight pairs of codes become eight pairs of eight rows.
INLINE void turn8(__m256i rows[8]) {
  __m256i pairs[8], fours[8];
#pragma unroll
  for (int i = 0; i < 8; i += 2) {
    pairs[i] = _mm256_unpacklo_epi32(rows[i], rows[i + 1]);
    pairs[i + 1] = _mm256_unpackhi_epi32(rows[i], rows[i + 1]);
  }
#pragma unroll
  for (int i = 0; i < 8; i += 4)
#pragma unroll
    for (int j = 0; j < 2; j++) {
      fours[i + 2 * j] = _mm256_unpacklo_epi64(pairs[i + j], pairs[i + j + 2]);
      fours[i + 2 * j + 1] = _mm256_unpackhi_epi64(pairs[i + j], pairs[i + j + 2]);
    }
#pragma unroll
  for (int j = 0; j < 4; j++) {
    rows[j] = _mm256_permute2x128_si256(fours[j], fours[j + 4], 0x20);
    rows[j + 4] = _mm256_permute2x128_si256(fours[j], fours[j + 4], 0x31);
  }
}

// A block holds 16-bit codes: two dimensions of each of the 32 rows, then the next two.
TARGET static void prepare_avx2(const uint8_t *const *high, const uint8_t *const *low, size_t stride, void *block) {
  const __m256i middle = _mm256_set1_epi8((char)128);
  for (int start = 0; start < BLOCK_CODES; start += 8)
    for (size_t group = 0; group < stride; group += 32) {
      __m256i rows[4][8];
      for (int r = 0; r < 8; r++) {
        __m256i bytes[2];
        bytes64(high[start + r] + group, low[start + r] + group, &bytes[0], &bytes[1]);
        for (int h = 0; h < 2; h++) {
          const __m256i codes = _mm256_xor_si256(bytes[h], middle);
          rows[2 * h][r] = _mm256_cvtepi8_epi16(_mm256_castsi256_si128(codes));
          rows[2 * h + 1][r] = _mm256_cvtepi8_epi16(_mm256_extracti128_si256(codes, 1));
        }
      }
      for (int part = 0; part < 4; part++) {
        turn8(rows[part]);
        __m256i *out = (__m256i *)block + (group + 8 * (size_t)part) * (BLOCK_CODES / 8) + start / 8;
        for (int pair = 0; pair < 8; pair++) _mm256_storeu_si256(out + pair * (BLOCK_CODES / 8), rows[part][pair]);
      }
    }
}

// Two dimensions of each query as 16-bit numbers, then the next two.
static void pack_avx2(const int8_t *const *queries, size_t stride, void *packed) {
  int16_t *out = packed;
  for (size_t i = 0; i < 2 * stride; i += 2)
    for (int q = 0; q < BLOCK_QUERIES; q++, out += 2) {
      out[0] = queries[q][i];
      out[1] = queries[q][i + 1];
    }
}

TARGET static void tile_codes_avx2(const void *block, const void *packed, size_t stride, lookahead ahead, int32_t *dots) {
  size_t fetched = 0;
  for (int half = 0; half < 2; half++) {
    const __m256i *codes = (const __m256i *)block + 2 * half;
    const int32_t *query = packed;
    __m256i sums[BLOCK_QUERIES][2];
#pragma unroll
    for (int q = 0; q < BLOCK_QUERIES; q++) sums[q][0] = sums[q][1] = _mm256_setzero_si256();
    for (size_t pair = 0; pair < stride; pair++, codes += BLOCK_CODES / 8, query += BLOCK_QUERIES) {
      fetch_ahead(&ahead, &fetched);
      const __m256i first = _mm256_loadu_si256(codes), second = _mm256_loadu_si256(codes + 1);
#pragma unroll
      for (int q = 0; q < BLOCK_QUERIES; q++) {
        const __m256i both = _mm256_set1_epi32(query[q]);
        sums[q][0] = _mm256_add_epi32(sums[q][0], _mm256_madd_epi16(first, both));
        sums[q][1] = _mm256_add_epi32(sums[q][1], _mm256_madd_epi16(second, both));
        // Keeps the compiler from multiplying ahead, which moves sums out of the registers.
        __asm__ volatile("" : "+x"(sums[q][0]), "+x"(sums[q][1]));
      }
    }
#pragma unroll
    for (int q = 0; q < BLOCK_QUERIES; q++) {
      __m256i *out = (__m256i *)(dots + BLOCK_CODES * q + 16 * half);
      _mm256_storeu_si256(out, sums[q][0]);
      _mm256_storeu_si256(out + 1, sums[q][1]);
    }
  }
}

const vector_kernels avx2_vector_kernels = {
    .score4 = score4_avx2,
    .score4_half = score4_half_avx2,
    .tile_queries = TILE_QUERIES,
    .tile = tile_avx2,
    .widen = widen_avx2,
    .halve = halve_by_instruction,
    .coarse4 = coarse4_avx2,
    .fine = fine_by_pairs,
    .block_queries = BLOCK_QUERIES,
    .prepare = prepare_avx2,
    .pack = pack_avx2,
    .tile_codes = tile_codes_avx2,
    .bounded = bounded_by_eights,
};

#endif
