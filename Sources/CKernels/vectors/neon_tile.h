// A tile of codes by NEON. Whoever includes it, as often as there are ways to add products, defines
//   ATTRIBUTES       those of the function
//   NAME             its name
//   ADD(sums, x, y)  sums with the products of 16 bytes added

ATTRIBUTES void NAME(const void *block, const void *packed, size_t stride, lookahead ahead, int32_t *dots) {
  const int8_t *rows = block;
  const size_t width = 2 * stride;
  size_t fetched = 0;
  for (int first = 0; first < BLOCK_CODES; first += 4, rows += 4 * width) {
    const int8_t *queries = packed;
    int32x4_t sums[NEON_BLOCK_QUERIES][4];
#pragma unroll
    for (int q = 0; q < NEON_BLOCK_QUERIES; q++)
#pragma unroll
      for (int r = 0; r < 4; r++) sums[q][r] = vdupq_n_s32(0);
    for (size_t i = 0; i < width; i += 16, queries += 16 * NEON_BLOCK_QUERIES) {
      fetch_ahead(&ahead, &fetched);
      int8x16_t query[NEON_BLOCK_QUERIES];
#pragma unroll
      for (int q = 0; q < NEON_BLOCK_QUERIES; q++) query[q] = vld1q_s8(queries + 16 * q);
#pragma unroll
      for (int r = 0; r < 4; r++) {
        const int8x16_t row = vld1q_s8(rows + (size_t)r * width + i);
#pragma unroll
        for (int q = 0; q < NEON_BLOCK_QUERIES; q++) sums[q][r] = ADD(sums[q][r], row, query[q]);
      }
    }
#pragma unroll
    for (int q = 0; q < NEON_BLOCK_QUERIES; q++) store_sums4(dots + BLOCK_CODES * q + first, sums[q]);
  }
}

#undef ATTRIBUTES
#undef NAME
#undef ADD
