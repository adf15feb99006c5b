// The loops behind vectors.h by which searches only nominate rows: a small fault of theirs would seldom show in a
// result. Those of each path give the sums as they are, for any bytes, and read no further than they may.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "vector_kernels.h"

#define MOST_QUERIES 64

// Codes from -128 to 127 and bytes of queries from -127 to 127, at random or all at an end.
static void fill_codes(random_source *random, int8_t *codes, size_t count, int least) {
  const uint64_t choice = random_below(random, 4), values = (uint64_t)(128 - least);
  for (size_t i = 0; i < count; i++) {
    const int code = least + (int)random_below(random, values);
    codes[i] = (int8_t)(choice == 0 ? least : choice == 1 ? 127 : code);
  }
}

typedef struct {
  int8_t *codes;
  uint8_t *high, *low;
} code_row;

// A row with its planes, which end where nothing can be read.
static code_row make_row(random_source *random, size_t stride) {
  code_row row = {malloc(2 * stride), fenced(stride), fenced(stride)};
  fill_codes(random, row.codes, 2 * stride, -128);
  for (size_t i = 0; i < stride; i++) {
    const uint8_t first = (uint8_t)(row.codes[i / 32 * 64 + i % 32] + 128);
    const uint8_t second = (uint8_t)(row.codes[i / 32 * 64 + i % 32 + 32] + 128);
    row.high[i] = (uint8_t)(first >> 4 | (second & 0xf0));
    row.low[i] = (uint8_t)((first & 15) | second << 4);
  }
  return row;
}

static void check_single(random_source *random, const vector_kernels *kernels, size_t stride, code_row *rows) {
  int8_t *const query = fenced(2 * stride);
  fill_codes(random, query, 2 * stride, -127);
  // The largest words for which the sums fit into 32 bits.
  const int most = (int)(0x7fffffff / (128 * (2 * stride + 64)));
  int16_t *const words = fenced(2 * stride * sizeof(int16_t));
  for (size_t i = 0; i < 2 * stride; i++) words[i] = (int16_t)(query[i] * (most < 32766 ? most : 32766) / 127);
  const uint8_t *const high[4] = {rows[0].high, rows[1].high, rows[2].high, rows[3].high};
  int32_t *const dots = fenced(4 * sizeof(int32_t));
  kernels->coarse4(high, query, stride, dots);
  for (int r = 0; r < 4; r++) {
    int64_t coarse = 0, fine = 0;
    for (size_t i = 0; i < 2 * stride; i++) {
      coarse += ((rows[r].codes[i] + 128) >> 4) * query[i];
      fine += (int64_t)rows[r].codes[i] * words[i];
    }
    expect(dots[r] == coarse, "coarse4: row %d: %d", r, dots[r]);
    const int32_t dot = kernels->fine(rows[r].high, rows[r].low, words, stride);
    expect(dot == fine, "fine: row %d: %d", r, dot);
  }
  release(query);
  release(words);
  release(dots);
}

static void check_tile(random_source *random, const vector_kernels *kernels, size_t stride, const code_row *rows) {
  const uint32_t width = kernels->block_queries;
  if (!expect(width <= MOST_QUERIES, "%u queries a tile", width)) return;
  int8_t *queries[MOST_QUERIES];
  for (uint32_t q = 0; q < width; q++) fill_codes(random, queries[q] = fenced(2 * stride), 2 * stride, -127);
  const uint8_t *high[BLOCK_CODES], *low[BLOCK_CODES];
  for (int r = 0; r < BLOCK_CODES; r++) {
    high[r] = rows[r].high;
    low[r] = rows[r].low;
  }
  void *const block = fenced(4 * stride * BLOCK_CODES), *const packed = fenced((4 * stride + 4) * width);
  int32_t *const dots = fenced(sizeof(int32_t) * BLOCK_CODES * width);
  kernels->prepare(high, low, stride, block);
  kernels->pack((const int8_t *const *)queries, stride, packed);
  kernels->tile_codes(block, packed, stride, (lookahead){{block, packed}, 0}, dots);
  for (uint32_t q = 0; q < width; q++)
    for (uint32_t r = 0; r < BLOCK_CODES; r++) {
      int64_t dot = 0;
      for (size_t i = 0; i < 2 * stride; i++) dot += rows[r].codes[i] * queries[q][i];
      expect(dots[BLOCK_CODES * q + r] == dot, "tile: query %u row %u: %d", q, r, dots[BLOCK_CODES * q + r]);
    }
  for (uint32_t q = 0; q < width; q++) release(queries[q]);
  release(block);
  release(packed);
  release(dots);
}

static void check_bounded(random_source *random, const vector_kernels *kernels) {
  int32_t *const dots = fenced(BLOCK_CODES * sizeof(int32_t));
  float *const scales = fenced(BLOCK_CODES * sizeof(float)), *const errors = fenced(BLOCK_CODES * sizeof(float));
  for (int i = 0; i < BLOCK_CODES; i++) {
    dots[i] = (int32_t)random_below(random, 200001) - 100000;
    scales[i] = random_chance(random, 16) ? NAN : fabsf(random_normal(random)) * 1e-4f;
    errors[i] = random_chance(random, 16) ? INFINITY : fabsf(random_normal(random));
  }
  const bound_rule rule = {fabsf(random_normal(random)), fabsf(random_normal(random)), 1e-6f};
  const float threshold = random_chance(random, 8) ? -INFINITY : random_normal(random);
  const uint32_t kept = kernels->bounded(dots, scales, errors, rule, threshold);
  for (int i = 0; i < BLOCK_CODES; i++) {
    const double upper = (double)dots[i] * ((double)scales[i] * (double)rule.factor) +
                         ((double)errors[i] * (double)rule.slope + (double)rule.offset);
    // Within rounding of the threshold either answer is right.
    if (fabs(upper - (double)threshold) < 1e-5) continue;
    expect((kept >> i & 1) == !(upper < (double)threshold), "bounded: row %d: bound %g, threshold %g", i, upper,
           (double)threshold);
  }
  release(dots);
  release(scales);
  release(errors);
}

void check_loops(random_source *random) {
  static const size_t strides[] = {32, 64, 96, 128, 160, 192, 512, 544, 2048, KB_CODE_DIMENSIONS / 2};
  named_path paths[5];
  const size_t path_count = available_paths(paths);
  for (size_t i = 0; i < COUNT_OF(strides); i++) {
    code_row rows[BLOCK_CODES];
    for (int r = 0; r < BLOCK_CODES; r++) rows[r] = make_row(random, strides[i]);
    for (size_t p = 0; p < path_count; p++) {
      const vector_kernels *const kernels = choose_vector_kernels(paths[p].path);
      begin_case("loops of path %s, %zu bytes a row", paths[p].name, strides[i]);
      for (int turn = 0; turn < 8; turn++) check_single(random, kernels, strides[i], rows + 4 * turn);
      for (int turn = 0; turn < 4; turn++) check_tile(random, kernels, strides[i], rows);
      for (int turn = 0; turn < 40; turn++) check_bounded(random, kernels);
    }
    for (int r = 0; r < BLOCK_CODES; r++) {
      free(rows[r].codes);
      release(rows[r].high);
      release(rows[r].low);
    }
  }
}
