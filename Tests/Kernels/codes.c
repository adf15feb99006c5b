// kb_encode: its errors are bounds, and its bytes depend on nothing but the row.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "rotation.h"

typedef struct {
  double *fine, *coarse;
  long double fine_length, coarse_length, length;
  float fine_error, coarse_error;
  // Whether it is short enough for codes.
  bool coded;
} decoded_row;

static decoded_row decode(const corpus *c, const kb_codes *codes, uint32_t row) {
  const size_t stride = kb_code_stride(c->dimensions), width = stride * 2;
  // What stands behind the last dimension is of no matter: queries have zeros there.
  decoded_row out = {.fine = calloc(width, sizeof(double)),
                     .coarse = calloc(width, sizeof(double)),
                     .fine_error = codes->fine_errors[row],
                     .coarse_error = codes->coarse_errors[row],
                     .length = exact_length(c->rows + (size_t)row * c->dimensions, c->dimensions)};
  out.coded = out.length <= 1e15L;
  const double scale = (double)codes->scales[row];
  for (size_t i = 0; i < c->dimensions; i++) {
    const size_t byte = row * stride + i / 64 * 32 + i % 32;
    const int shift = i % 64 < 32 ? 0 : 4;
    const int high = codes->high[byte] >> shift & 15, low = codes->low[byte] >> shift & 15;
    out.fine[i] = scale * (16 * (high - 8) + low);
    out.coarse[i] = scale * 16 * (high - 7.5);
    out.fine_length += (long double)out.fine[i] * out.fine[i];
    out.coarse_length += (long double)out.coarse[i] * out.coarse[i];
  }
  out.fine_length = sqrtl(out.fine_length);
  out.coarse_length = sqrtl(out.coarse_length);
  return out;
}

static void free_decoded(decoded_row *row) {
  free(row->fine);
  free(row->coarse);
}

static long double dot(const double *a, const double *b, size_t count) {
  long double sum = 0;
  for (size_t i = 0; i < count; i++) sum += (long double)a[i] * b[i];
  return sum;
}

// What follows from the errors whatever the rotation is, which keeps lengths and products but for its rounding.
#define SLACK ((long double)ROTATION_ERROR + 1e-15L)

static void check_lengths(const decoded_row *row) {
  const long double slack = row->length * SLACK;
  expect(fabsl(row->fine_length - row->length) <= row->fine_error + slack, "length %Lg, of codes %Lg, error %g",
         row->length, row->fine_length, (double)row->fine_error);
  expect(fabsl(row->coarse_length - row->length) <= row->coarse_error + slack, "length %Lg, of high bits %Lg, error %g",
         row->length, row->coarse_length, (double)row->coarse_error);
}

static void check_products(const corpus *c, const decoded_row *rows, uint32_t a, uint32_t b) {
  const decoded_row *const x = &rows[a], *const y = &rows[b];
  const size_t width = kb_code_stride(c->dimensions) * 2;
  const long double exact = exact_dot(c->rows + (size_t)a * c->dimensions, c->rows + (size_t)b * c->dimensions,
                                      c->dimensions);
  const long double slack = 2 * x->length * y->length * SLACK;
  const long double fine = fabsl(exact - dot(x->fine, y->fine, width));
  const long double coarse = fabsl(exact - dot(x->fine, y->coarse, width));
  expect(fine <= x->length * y->fine_error + y->fine_length * x->fine_error + slack,
         "rows %u and %u: product wrong by %Lg", a, b, fine);
  expect(coarse <= x->length * y->coarse_error + y->coarse_length * x->fine_error + slack,
         "rows %u and %u: product by high bits wrong by %Lg", a, b, coarse);
}

// The errors against what the codes leave out of the row as it was rotated, summed in long double.
static void check_rests(const corpus *c, const kb_codes *codes) {
  const uint32_t d = c->dimensions;
  float *const signs = malloc(2 * d * sizeof(float)), *const rotated = malloc(d * sizeof(float));
  make_rotation(signs, d);
  for (uint32_t r = 0; r < c->row_count; r++) {
    memcpy(rotated, c->rows + (size_t)r * d, d * sizeof(float));
    rotate(rotated, d, signs);
    decoded_row row = decode(c, codes, r);
    long double fine = 0, coarse = 0;
    for (uint32_t i = 0; i < d; i++) {
      const long double fine_rest = rotated[i] - (long double)row.fine[i];
      const long double coarse_rest = rotated[i] - (long double)row.coarse[i];
      fine += fine_rest * fine_rest;
      coarse += coarse_rest * coarse_rest;
    }
    if (row.coded) {
      expect(sqrtl(fine) <= row.fine_error, "row %u: the rest has length %.9Lg, bound %.9g", r, sqrtl(fine),
             (double)row.fine_error);
      expect(sqrtl(coarse) <= row.coarse_error, "row %u: the coarse rest has length %.9Lg, bound %.9g", r,
             sqrtl(coarse), (double)row.coarse_error);
    }
    free_decoded(&row);
  }
  free(signs);
  free(rotated);
}

// Element `place` of a rotated vector by the definition of the transform, in long double.
static void transform_exactly(long double *vector, uint32_t count, const float *signs) {
  long double *const out = calloc(count, sizeof(long double));
  for (uint32_t place = 0; place < count; place++)
    for (uint32_t i = 0; i < count; i++) {
      const int sign = (signs[i] < 0) ^ (__builtin_popcount(i & place) & 1);
      out[place] += sign ? -vector[i] : vector[i];
    }
  for (uint32_t i = 0; i < count; i++) vector[i] = out[i] / sqrtl(count);
  free(out);
}

// The rotation keeps lengths and products, and is rounded by less than ROTATION_ERROR.
static void check_rotation(const corpus *c) {
  const uint32_t d = c->dimensions;
  uint32_t count = 1;
  while (count <= d / 2) count *= 2;
  float *const signs = malloc(2 * d * sizeof(float)), *const rotated = malloc(d * sizeof(float));
  long double *const exact = malloc(d * sizeof(long double));
  make_rotation(signs, d);
  for (uint32_t r = 0; r < c->row_count; r++) {
    const float *const row = c->rows + (size_t)r * d;
    const long double length = exact_length(row, d);
    if (!(length <= 1e15L)) continue;
    memcpy(rotated, row, d * sizeof(float));
    rotate(rotated, d, signs);
    for (uint32_t i = 0; i < d; i++) exact[i] = row[i];
    transform_exactly(exact, count, signs);
    if (count < d) transform_exactly(exact + (d - count), count, signs + d);
    long double off = 0;
    for (uint32_t i = 0; i < d; i++) off += (rotated[i] - exact[i]) * (rotated[i] - exact[i]);
    // Where elements are denormal, each may be wrong by some of the smallest floats besides.
    expect(sqrtl(off) <= length * (long double)ROTATION_ERROR + d * 0x1p-140L, "row %u of length %Lg: off by %Lg", r,
           length, sqrtl(off));
    expect(fabs(length_of(row, d) - (double)length) <= (double)length * 1e-12, "row %u: length", r);
  }
  free(signs);
  free(rotated);
  free(exact);
}

static void check_bounds(const corpus *c, const made_codes *made) {
  decoded_row *const rows = calloc(c->row_count + 1, sizeof(decoded_row));
  const bool plain = strcmp(c->kind, "normal") == 0 || strcmp(c->kind, "unit") == 0;
  for (uint32_t r = 0; r < c->row_count; r++) {
    rows[r] = decode(c, &made->codes, r);
    const decoded_row *const row = &rows[r];
    if (!row->coded) {
      expect(isinf(row->fine_error) && isinf(row->coarse_error) && row->fine_error > 0 && row->coarse_error > 0,
             "row %u of length %Lg: errors %g and %g", r, row->length, (double)row->coarse_error,
             (double)row->fine_error);
      continue;
    }
    expect(row->fine_error >= 0 && row->coarse_error >= 0, "row %u: errors %g and %g", r, (double)row->coarse_error,
           (double)row->fine_error);
    expect(made->codes.largest_norm >= row->length, "row %u is longer than the longest", r);
    check_lengths(row);
    if (plain && c->dimensions >= 32)
      expect(row->fine_error < 0.03L * row->length && row->coarse_error < 0.5L * row->length,
             "row %u of length %Lg: errors %g and %g bound nothing", r, row->length, (double)row->coarse_error,
             (double)row->fine_error);
  }
  check_rests(c, &made->codes);
  for (uint32_t a = 0; a < c->row_count; a++)
    for (uint32_t b = 0; b < c->row_count; b += 3)
      if (rows[a].coded && rows[b].coded) check_products(c, rows, a, b);
  for (uint32_t r = 0; r < c->row_count; r++) free_decoded(&rows[r]);
  free(rows);
}

static void expect_same_row(const corpus *c, const kb_codes *all, uint32_t row, const kb_codes *alone) {
  const size_t stride = kb_code_stride(c->dimensions);
  expect(memcmp(all->high + row * stride, alone->high, stride) == 0 &&
             memcmp(all->low + row * stride, alone->low, stride) == 0 &&
             memcmp(all->scales + row, alone->scales, sizeof(float)) == 0 &&
             memcmp(all->coarse_errors + row, alone->coarse_errors, sizeof(float)) == 0 &&
             memcmp(all->fine_errors + row, alone->fine_errors, sizeof(float)) == 0,
         "row %u alone has other codes than among its neighbours", row);
}

// A row has the same codes alone, and as float32 if it was float16.
static void check_alone(const corpus *c, const made_codes *made) {
  for (uint32_t r = 0; r < c->row_count; r++) {
    const uint32_t d = c->dimensions;
    void *const as_stored = fenced_copy((uint8_t *)c->stored + (size_t)r * d * element_size(c->element),
                                        d * element_size(c->element));
    float *const as_floats = fenced_copy(c->rows + (size_t)r * d, d * sizeof(float));
    const kb_vectors ways[] = {{as_stored, c->element, 1, d}, {as_floats, KB_FLOAT32, 1, d}};
    for (size_t way = 0; way < COUNT_OF(ways); way++) {
      made_codes alone = encode_rows(&ways[way]);
      expect_same_row(c, &made->codes, r, &alone.codes);
      free_codes(&alone);
    }
    release(as_stored);
    release(as_floats);
  }
}

void check_codes(random_source *random) {
  static const uint32_t dimensions[] = {1,  2,  3,  7,   8,   19,  31,  32,   33,  63,
                                        64, 65, 100, 127, 128, 384, 1000, 1024, 3000};
  for (size_t i = 0; i < COUNT_OF(dimensions); i++) {
    const uint32_t d = dimensions[i];
    const size_t stride = kb_code_stride(d);
    begin_case("codes of %u dimensions", d);
    expect(stride % 32 == 0 && stride * 2 >= d, "%zu bytes", stride);
    for (size_t kind = 0; kind < corpus_kind_count; kind++) {
      const kb_element element = (i + kind) % 2 ? KB_FLOAT16 : KB_FLOAT32;
      corpus c = make_corpus(random, kind, element, d > 500 ? 9 : 26, d, 0);
      begin_case("codes of %s rows, %u dimensions, float%d", c.kind, d, element ? 16 : 32);
      const kb_vectors vectors = {c.stored, element, c.row_count, d};
      made_codes made = encode_rows(&vectors);
      check_bounds(&c, &made);
      check_alone(&c, &made);
      if (d <= 128 || kind == 0) check_rotation(&c);
      free_codes(&made);
      free_corpus(&c);
    }
  }
  // Lengths at which sums of products of codes are the largest, and no rows at all.
  static const uint32_t counts[][2] = {{0, 64}, {2, KB_CODE_DIMENSIONS}, {2, KB_CODE_DIMENSIONS - 1}};
  for (size_t i = 0; i < COUNT_OF(counts); i++) {
    corpus c = make_corpus(random, 0, KB_FLOAT32, counts[i][0], counts[i][1], 0);
    begin_case("codes of %u rows of %u dimensions", counts[i][0], counts[i][1]);
    const kb_vectors vectors = {c.stored, KB_FLOAT32, c.row_count, c.dimensions};
    made_codes made = encode_rows(&vectors);
    check_bounds(&c, &made);
    free_codes(&made);
    free_corpus(&c);
  }
}
