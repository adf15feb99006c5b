// Rows of every kind that a search must get right.
#include <math.h>
#include <string.h>

#include "model.h"

enum {
  NORMAL,
  UNIT,
  CLUSTERED,
  DUPLICATES,
  SMALL_INTEGERS,
  SPARSE,
  DENORMAL,
  HUGE_ROWS,
  TINY_AND_LARGE,
  BROKEN,
  NEARLY_EQUAL,
  LONG,
  MIXED,
};

const char *const corpus_kinds[] = {
    "normal", "unit",           "clustered", "duplicates",   "small integers", "sparse", "denormal",
    "huge",   "tiny and large", "broken",    "nearly equal", "long",           "mixed",
};
const size_t corpus_kind_count = COUNT_OF(corpus_kinds);

static void scale_to_unit(float *row, uint32_t dimensions) {
  double sum = 0;
  for (uint32_t i = 0; i < dimensions; i++) sum += (double)row[i] * row[i];
  if (sum == 0) return;
  const double length = sqrt(sum);
  for (uint32_t i = 0; i < dimensions; i++) row[i] = (float)(row[i] / length);
}

static void fill_normal(random_source *random, float *row, uint32_t dimensions, float scale) {
  for (uint32_t i = 0; i < dimensions; i++) row[i] = random_normal(random) * scale;
}

static void fill_sparse(random_source *random, float *row, uint32_t dimensions) {
  memset(row, 0, dimensions * sizeof(float));
  const uint64_t elements = random_below(random, 3);  // often none: a row of zeros
  for (uint64_t i = 0; i < elements; i++) row[random_below(random, dimensions)] = random_normal(random);
}

static void fill_broken(random_source *random, float *row, uint32_t dimensions) {
  static const uint32_t broken[] = {0x7fc00000, 0xffc00000, 0x7f800001, 0x7f800000, 0xff800000, 0x7f7fffff};
  fill_normal(random, row, dimensions, 1);
  row[random_below(random, dimensions)] = float_from_bits(broken[random_below(random, COUNT_OF(broken))]);
}

// Rows along one direction or two, whose codes leave nothing out but differences of a last place or so.
static void fill_nearly_equal(random_source *random, float *row, const float *earlier, uint32_t dimensions) {
  if (earlier && !random_chance(random, 50)) {
    memcpy(row, earlier, dimensions * sizeof(float));
  } else {
    memset(row, 0, dimensions * sizeof(float));
    row[random_below(random, dimensions)] = 1;
    row[random_below(random, dimensions)] = 1;
  }
  float *const nudged = &row[random_below(random, dimensions)];
  *nudged = *nudged == 0 ? 0x1p-24f : nextafterf(*nudged, random_chance(random, 2) ? INFINITY : 0);
}

// A row of one kind. `rows` are those before it, for rows that are near or equal to one of them.
static void fill_row(random_source *random, size_t kind, float *rows, uint32_t number, uint32_t dimensions) {
  float *const row = rows + (size_t)number * dimensions;
  const float *const earlier = number > 0 ? rows + (size_t)random_below(random, number) * dimensions : NULL;
  fill_normal(random, row, dimensions, 1);
  switch (kind == MIXED ? random_below(random, MIXED) : kind) {
  case UNIT:
    scale_to_unit(row, dimensions);
    break;
  case CLUSTERED:
    if (earlier && !random_chance(random, 60))
      for (uint32_t i = 0; i < dimensions; i++) row[i] = earlier[i] + row[i] * 0.02f;
    break;
  case DUPLICATES:
    if (earlier && !random_chance(random, 3)) memcpy(row, earlier, dimensions * sizeof(float));
    break;
  case SMALL_INTEGERS:
    for (uint32_t i = 0; i < dimensions; i++) row[i] = (float)random_below(random, 5) - 2;
    break;
  case SPARSE:
    fill_sparse(random, row, dimensions);
    break;
  case DENORMAL:
    fill_normal(random, row, dimensions, random_chance(random, 2) ? 0x1p-130f : 0x1p-148f);
    break;
  case HUGE_ROWS:
    fill_normal(random, row, dimensions, 1e30f);
    break;
  case TINY_AND_LARGE:
    fill_normal(random, row, dimensions, ldexpf(1, (int)random_below(random, 120) - 60));
    break;
  case BROKEN:
    if (random_chance(random, 4)) fill_broken(random, row, dimensions);
    break;
  case NEARLY_EQUAL:
    fill_nearly_equal(random, row, earlier, dimensions);
    break;
  case LONG:
    scale_to_unit(row, dimensions);
    for (uint32_t i = 0; i < dimensions; i++) row[i] *= ldexpf(1, 44 + (int)(number % 8));
    break;
  default:
    break;
  }
}

static void fill_query(random_source *random, const corpus *c, float *query) {
  const uint64_t choice = random_below(random, 40);
  const uint32_t d = c->dimensions;
  fill_normal(random, query, d, 1);
  if (choice < 16 && c->row_count > 0) {
    const float *const near = c->rows + (size_t)random_below(random, c->row_count) * d;
    const float noise = choice < 4 ? 0 : 0.1f;
    for (uint32_t i = 0; i < d; i++) query[i] = near[i] + noise * query[i];
  } else if (choice < 18) {
    fill_sparse(random, query, d);
  } else if (choice < 22) {
    for (uint32_t i = 0; i < d; i++) query[i] = (float)random_below(random, 3) - 1;
  } else if (choice == 22) {
    fill_normal(random, query, d, 1e30f);
  } else if (choice == 23) {
    fill_normal(random, query, d, 0x1p-140f);
  } else if (choice == 24) {
    fill_broken(random, query, d);
  } else if (choice < 28) {
    fill_normal(random, query, d, ldexpf(1, (int)random_below(random, 120) - 60));
  } else if (choice < 32) {
    scale_to_unit(query, d);
  }
}

// Ids that ascend, descend or do neither; they differ late or early.
static void fill_ids(random_source *random, uint8_t *ids, uint32_t count) {
  const uint64_t choice = random_below(random, 4);
  for (uint32_t r = 0; r < count; r++) {
    uint8_t *const id = ids + (size_t)r * 16;
    memset(id, choice == 3 ? 0xff : 0, 16);
    uint32_t number = choice == 1 ? count - r : r;
    if (choice >= 2) number = r * 2654435761u;  // odd, so no two rows get one number
    uint8_t *const at = id + (choice == 2 ? 0 : 12);
    for (int byte = 0; byte < 4; byte++) at[byte] = (uint8_t)(number >> (24 - 8 * byte));
  }
}

corpus make_corpus(random_source *random, size_t kind, kb_element element, uint32_t row_count, uint32_t dimensions,
                   size_t query_count) {
  const size_t elements = (size_t)row_count * dimensions;
  corpus c = {.row_count = row_count,
              .dimensions = dimensions,
              .query_count = query_count,
              .element = element,
              .kind = corpus_kinds[kind],
              .stored = fenced(elements * element_size(element)),
              .rows = fenced(elements * sizeof(float)),
              .ids = fenced((size_t)row_count * 16),
              .queries = fenced(query_count * dimensions * sizeof(float))};
  for (uint32_t r = 0; r < row_count; r++) fill_row(random, kind, c.rows, r, dimensions);
  if (element == KB_FLOAT16) {
    uint16_t *const halves = c.stored;
    for (size_t i = 0; i < elements; i++) {
      halves[i] = model_half(c.rows[i]);
      c.rows[i] = model_widen(halves[i]);
    }
  } else {
    memcpy(c.stored, c.rows, elements * sizeof(float));
  }
  fill_ids(random, c.ids, row_count);
  for (size_t q = 0; q < query_count; q++) fill_query(random, &c, c.queries + q * dimensions);
  return c;
}
