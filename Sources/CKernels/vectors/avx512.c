#if defined(__x86_64__)

#include "vector_kernels.h"

#define TARGET __attribute__((target("avx2,fma,f16c,avx512f,avx512bw,avx512vl,avx512vnni")))
#define PATH(name) name##_avx512
// Pairs of queries share a register: with four rows twenty sums of 32 registers.
#define TILE_QUERIES 10
#define TILE_PAIRS (TILE_QUERIES / 2)
// With two registers of rows 24 sums.
#define BLOCK_QUERIES 12

#include "avx2_loops.h"
#include "elements_loops.h"

// The same eight floats twice.
INLINE __m512 both8(__m256 row) {
  return _mm512_castpd_ps(_mm512_broadcast_f64x4(_mm256_castps_pd(row)));
}

// What is left of four rows after a multiple of 8, with zeros after it. Not inlined: the compiler would keep it in registers
// that the sums of the tile need.
__attribute__((noinline)) static void copy_rest(const float *const rows[4], uint32_t start, uint32_t end,
                                                float rest[TILE_ROWS][8]) {
  for (int r = 0; r < TILE_ROWS; r++)
    for (uint32_t i = 0; i < 8; i++) rest[r][i] = start + i < end ? rows[r][start + i] : 0;
}

// Not inlined: adding neighbours wants the lower sixteen registers, and the compiler would keep the sums there all along.
TARGET __attribute__((noinline)) static void add_lanes(float lanes[TILE_PAIRS][TILE_ROWS][16], float *scores) {
  for (int q = 0; q < TILE_QUERIES; q++) {
    float(*pair)[16] = lanes[q / 2];
    const int lane = q % 2 * 8;
    sums4(load8(pair[0] + lane), load8(pair[1] + lane), load8(pair[2] + lane), load8(pair[3] + lane),
          scores + TILE_ROWS * q);
  }
}

TARGET static void tile_avx512(const float *const rows[4], const float *queries, uint32_t dimensions, lookahead ahead,
                               float *scores) {
  __m512 sums[TILE_PAIRS][TILE_ROWS];
#pragma unroll
  for (int p = 0; p < TILE_PAIRS; p++)
#pragma unroll
    for (int r = 0; r < TILE_ROWS; r++) sums[p][r] = _mm512_setzero_ps();
  const uint32_t whole = dimensions / 8 * 8;
  float rest[TILE_ROWS][8];
  if (whole < dimensions) copy_rest(rows, whole, dimensions, rest);
  size_t fetched = 0;
  for (uint32_t i = 0; i < whole; i += 8, queries += 8 * TILE_QUERIES) {
    fetch_ahead(&ahead, &fetched);
    __m512 query[TILE_PAIRS];
#pragma unroll
    for (int p = 0; p < TILE_PAIRS; p++) query[p] = _mm512_loadu_ps(queries + 16 * p);
#pragma unroll
    for (int r = 0; r < TILE_ROWS; r++) {
      const __m512 row = both8(load8(rows[r] + i));
#pragma unroll
      for (int p = 0; p < TILE_PAIRS; p++) sums[p][r] = _mm512_fmadd_ps(row, query[p], sums[p][r]);
    }
  }
  if (whole < dimensions) {
#pragma unroll
    for (int r = 0; r < TILE_ROWS; r++) {
      const __m512 row = both8(load8(rest[r]));
#pragma unroll
      for (int p = 0; p < TILE_PAIRS; p++)
        sums[p][r] = _mm512_fmadd_ps(row, _mm512_loadu_ps(queries + 16 * p), sums[p][r]);
    }
  }
  float lanes[TILE_PAIRS][TILE_ROWS][16];
#pragma unroll
  for (int p = 0; p < TILE_PAIRS; p++)
#pragma unroll
    for (int r = 0; r < TILE_ROWS; r++) _mm512_storeu_ps(lanes[p][r], sums[p][r]);
  add_lanes(lanes, scores);
}

TARGET static void coarse4_avx512(const uint8_t *const high[4], const int8_t *query, size_t stride, int32_t *dots) {
  const __m256i nibble = _mm256_set1_epi8(15);
  __m256i first_sums[4], second_sums[4];
#pragma unroll
  for (int r = 0; r < 4; r++) first_sums[r] = second_sums[r] = _mm256_setzero_si256();
  for (size_t group = 0; group < stride; group += 32) {
    const __m256i first = _mm256_loadu_si256((const __m256i *)(query + 2 * group));
    const __m256i second = _mm256_loadu_si256((const __m256i *)(query + 2 * group + 32));
#pragma unroll
    for (int r = 0; r < 4; r++) {
      const __m256i h = _mm256_loadu_si256((const __m256i *)(high[r] + group));
      first_sums[r] = _mm256_dpbusd_epi32(first_sums[r], _mm256_and_si256(h, nibble), first);
      // The upper four bits stay where they are: 16 times too much, which is taken off once at the end.
      second_sums[r] = _mm256_dpbusd_epi32(second_sums[r], _mm256_andnot_si256(nibble, h), second);
    }
  }
#pragma unroll
  for (int r = 0; r < 4; r++) first_sums[r] = _mm256_add_epi32(first_sums[r], _mm256_srai_epi32(second_sums[r], 4));
  integer_sums4(first_sums[0], first_sums[1], first_sums[2], first_sums[3], dots);
}

// Sixteen rows of sixteen fours of codes become sixteen fours of sixteen rows.
INLINE void turn16(__m512i rows[16]) {
  __m512i pairs[16], fours[16];
#pragma unroll
  for (int i = 0; i < 16; i += 2) {
    pairs[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
    pairs[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
  }
#pragma unroll
  for (int i = 0; i < 16; i += 4)
#pragma unroll
    for (int j = 0; j < 2; j++) {
      fours[i + 2 * j] = _mm512_unpacklo_epi64(pairs[i + j], pairs[i + j + 2]);
      fours[i + 2 * j + 1] = _mm512_unpackhi_epi64(pairs[i + j], pairs[i + j + 2]);
    }
#pragma unroll
  for (int j = 0; j < 4; j++) {
    const __m512i a = _mm512_shuffle_i32x4(fours[j], fours[4 + j], 0x88);
    const __m512i b = _mm512_shuffle_i32x4(fours[j], fours[4 + j], 0xDD);
    const __m512i c = _mm512_shuffle_i32x4(fours[8 + j], fours[12 + j], 0x88);
    const __m512i d = _mm512_shuffle_i32x4(fours[8 + j], fours[12 + j], 0xDD);
    rows[j] = _mm512_shuffle_i32x4(a, c, 0x88);
    rows[4 + j] = _mm512_shuffle_i32x4(b, d, 0x88);
    rows[8 + j] = _mm512_shuffle_i32x4(a, c, 0xDD);
    rows[12 + j] = _mm512_shuffle_i32x4(b, d, 0xDD);
  }
}

// A block holds codes from 0 to 255: four dimensions of each of the 32 rows, then the next four.
TARGET static void prepare_avx512(const uint8_t *const *high, const uint8_t *const *low, size_t stride, void *block) {
  for (int start = 0; start < BLOCK_CODES; start += 16)
    for (size_t group = 0; group < stride; group += 32) {
      __m512i rows[16];
#pragma unroll
      for (int r = 0; r < 16; r++) {
        __m256i first, second;
        bytes64(high[start + r] + group, low[start + r] + group, &first, &second);
        rows[r] = _mm512_inserti64x4(_mm512_castsi256_si512(first), second, 1);
      }
      turn16(rows);
      __m512i *out = (__m512i *)block + group + (size_t)start / 16;
#pragma unroll
      for (int four = 0; four < 16; four++) _mm512_storeu_si512(out + 2 * four, rows[four]);
    }
}

// First what a query's sums begin with, which makes up for codes that are 128 too large; then four dimensions of each
// query, then the next four.
static void pack_avx512(const int8_t *const *queries, size_t stride, void *packed) {
  int32_t *starts = packed;
  for (int q = 0; q < BLOCK_QUERIES; q++) {
    starts[q] = 0;
    for (size_t i = 0; i < 2 * stride; i++) starts[q] -= 128 * queries[q][i];
  }
  int8_t *out = (int8_t *)(starts + BLOCK_QUERIES);
  for (size_t i = 0; i < 2 * stride; i += 4)
    for (int q = 0; q < BLOCK_QUERIES; q++, out += 4) __builtin_memcpy(out, queries[q] + i, 4);
}

TARGET static void tile_codes_avx512(const void *block, const void *packed, size_t stride, lookahead ahead,
                                     int32_t *dots) {
  const __m512i *codes = block;
  const int32_t *query = packed;
  __m512i sums[BLOCK_QUERIES][2];
#pragma unroll
  for (int q = 0; q < BLOCK_QUERIES; q++) sums[q][0] = sums[q][1] = _mm512_set1_epi32(query[q]);
  query += BLOCK_QUERIES;
  size_t fetched = 0;
  for (size_t four = 0; four < stride / 2; four++, codes += 2, query += BLOCK_QUERIES) {
    fetch_ahead(&ahead, &fetched);
    const __m512i first = _mm512_loadu_si512(codes), second = _mm512_loadu_si512(codes + 1);
#pragma unroll
    for (int q = 0; q < BLOCK_QUERIES; q++) {
      const __m512i all = _mm512_set1_epi32(query[q]);
      sums[q][0] = _mm512_dpbusd_epi32(sums[q][0], first, all);
      sums[q][1] = _mm512_dpbusd_epi32(sums[q][1], second, all);
    }
  }
#pragma unroll
  for (int q = 0; q < BLOCK_QUERIES; q++) {
    _mm512_storeu_si512(dots + BLOCK_CODES * q, sums[q][0]);
    _mm512_storeu_si512(dots + BLOCK_CODES * q + 16, sums[q][1]);
  }
}

const vector_kernels avx512_vector_kernels = {
    .score4 = score4_avx512,
    .score4_half = score4_half_avx512,
    .tile_queries = TILE_QUERIES,
    .tile = tile_avx512,
    .widen = widen_avx512,
    .halve = halve_by_instruction,
    .coarse4 = coarse4_avx512,
    .fine = fine_by_pairs,
    .block_queries = BLOCK_QUERIES,
    .prepare = prepare_avx512,
    .pack = pack_avx512,
    .tile_codes = tile_codes_avx512,
    .bounded = bounded_by_eights,
};

#endif
