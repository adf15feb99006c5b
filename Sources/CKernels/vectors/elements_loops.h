// The loops over elements, the same text for each path. Whoever includes it defines
//   TARGET            the attribute of functions that use the path's instructions
//   PATH(name)        the name of a function on this path
//   TILE_QUERIES      how many queries a tile has
//   eight             8 floats in a register
//   load8, zero8      of floats
//   widen8            8 floats of 8 halves
//   fuse(x, y, sum)   x * y + sum
//   sums4(a, b, c, d, out)  the pairwise sums of four of them

// Fewer than 8 elements, with zeros after them.
TARGET static inline eight PATH(load_part)(const float *elements, uint32_t count) {
  float part[8] = {0};
  for (uint32_t i = 0; i < count; i++) part[i] = elements[i];
  return load8(part);
}

TARGET static inline eight PATH(widen_part)(const uint16_t *halves, uint32_t count) {
  uint16_t part[8] = {0};
  for (uint32_t i = 0; i < count; i++) part[i] = halves[i];
  return widen8(part);
}

TARGET static void PATH(score4)(const float *const rows[4], const float *query, uint32_t dimensions, float *scores) {
  const float *r0 = rows[0], *r1 = rows[1], *r2 = rows[2], *r3 = rows[3];
  eight s0 = zero8(), s1 = zero8(), s2 = zero8(), s3 = zero8();
  uint32_t i = 0;
  for (; i + 8 <= dimensions; i += 8) {
    const eight q = load8(query + i);
    s0 = fuse(load8(r0 + i), q, s0);
    s1 = fuse(load8(r1 + i), q, s1);
    s2 = fuse(load8(r2 + i), q, s2);
    s3 = fuse(load8(r3 + i), q, s3);
  }
  const uint32_t left = dimensions - i;
  if (left > 0) {
    const eight q = PATH(load_part)(query + i, left);
    s0 = fuse(PATH(load_part)(r0 + i, left), q, s0);
    s1 = fuse(PATH(load_part)(r1 + i, left), q, s1);
    s2 = fuse(PATH(load_part)(r2 + i, left), q, s2);
    s3 = fuse(PATH(load_part)(r3 + i, left), q, s3);
  }
  sums4(s0, s1, s2, s3, scores);
}

TARGET static void PATH(score4_half)(const uint16_t *const rows[4], const float *query, uint32_t dimensions,
                                     float *scores) {
  const uint16_t *r0 = rows[0], *r1 = rows[1], *r2 = rows[2], *r3 = rows[3];
  eight s0 = zero8(), s1 = zero8(), s2 = zero8(), s3 = zero8();
  uint32_t i = 0;
  for (; i + 8 <= dimensions; i += 8) {
    const eight q = load8(query + i);
    s0 = fuse(widen8(r0 + i), q, s0);
    s1 = fuse(widen8(r1 + i), q, s1);
    s2 = fuse(widen8(r2 + i), q, s2);
    s3 = fuse(widen8(r3 + i), q, s3);
  }
  const uint32_t left = dimensions - i;
  if (left > 0) {
    const eight q = PATH(load_part)(query + i, left);
    s0 = fuse(PATH(widen_part)(r0 + i, left), q, s0);
    s1 = fuse(PATH(widen_part)(r1 + i, left), q, s1);
    s2 = fuse(PATH(widen_part)(r2 + i, left), q, s2);
    s3 = fuse(PATH(widen_part)(r3 + i, left), q, s3);
  }
  sums4(s0, s1, s2, s3, scores);
}

TARGET static void PATH(widen)(const uint16_t *halves, size_t count, float *elements) {
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    const eight wide = widen8(halves + i);
    __builtin_memcpy(elements + i, &wide, sizeof wide);
  }
  if (i < count) {
    const eight wide = PATH(widen_part)(halves + i, (uint32_t)(count - i));
    __builtin_memcpy(elements + i, &wide, (count - i) * sizeof(float));
  }
}
