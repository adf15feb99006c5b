// A tile of elements with one register a row and query; the same text for each path but AVX-512. See elements_loops.h.

TARGET static void PATH(tile)(const float *const rows[4], const float *queries, uint32_t dimensions,
                       lookahead ahead, float *scores) {
  eight sums[TILE_QUERIES][TILE_ROWS];
#pragma unroll
  for (int q = 0; q < TILE_QUERIES; q++)
#pragma unroll
    for (int r = 0; r < TILE_ROWS; r++) sums[q][r] = zero8();
  size_t fetched = 0;
  uint32_t i = 0;
  for (; i + 8 <= dimensions; i += 8, queries += 8 * TILE_QUERIES) {
    fetch_ahead(&ahead, &fetched);
    eight query[TILE_QUERIES];
#pragma unroll
    for (int q = 0; q < TILE_QUERIES; q++) query[q] = load8(queries + 8 * q);
#pragma unroll
    for (int r = 0; r < TILE_ROWS; r++) {
      const eight row = load8(rows[r] + i);
#pragma unroll
      for (int q = 0; q < TILE_QUERIES; q++) sums[q][r] = fuse(row, query[q], sums[q][r]);
    }
  }
  const uint32_t left = dimensions - i;
  if (left > 0) {
#pragma unroll
    for (int r = 0; r < TILE_ROWS; r++) {
      const eight row = PATH(load_part)(rows[r] + i, left);
#pragma unroll
      for (int q = 0; q < TILE_QUERIES; q++) sums[q][r] = fuse(row, load8(queries + 8 * q), sums[q][r]);
    }
  }
#pragma unroll
  for (int q = 0; q < TILE_QUERIES; q++) sums4(sums[q][0], sums[q][1], sums[q][2], sums[q][3], scores + TILE_ROWS * q);
}
