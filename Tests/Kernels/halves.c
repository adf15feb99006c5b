// kb_halve and kb_widen: every float16, every boundary between two of them, and floats at random.
#include <math.h>
#include <stdlib.h>

#include "model.h"

static void check_half(float value, uint16_t half, const char *path) {
  const uint16_t naive = model_half(value);
  if (isnan(value)) {
    // What an F16C or NEON conversion gives: a quiet one with the first bits of what it was.
    const uint16_t quiet = naive | (uint16_t)(float_bits(value) >> 13 & 0x1ff);
    expect(half == quiet, "path %s: %08x becomes %04x instead of %04x", path, float_bits(value), half, quiet);
  } else {
    expect(half == naive, "path %s: %a becomes %04x instead of %04x", path, (double)value, half, naive);
  }
}

static void check_all(const float *values, size_t count, const named_path *path) {
  float *const elements = fenced_copy(values, count * sizeof(float));
  uint16_t *const halves = fenced(count * sizeof(uint16_t));
  kb_halve(elements, count, halves, path->path);
  for (size_t i = 0; i < count; i++) check_half(elements[i], halves[i], path->name);
  release(elements);
  release(halves);
}

static void check_widening(const named_path *path) {
  uint16_t *const halves = fenced(65536 * sizeof(uint16_t));
  float *const elements = fenced(65536 * sizeof(float));
  for (uint32_t h = 0; h < 65536; h++) halves[h] = (uint16_t)h;
  kb_widen(halves, 65536, elements, path->path);
  for (uint32_t h = 0; h < 65536; h++) {
    const float naive = model_widen((uint16_t)h);
    if (isnan(naive)) {
      const uint32_t quiet = (h & 0x8000u) << 16 | 0x7fc00000u | (h & 0x3ffu) << 13;
      expect(float_bits(elements[h]) == quiet, "path %s: %04x becomes %08x", path->name, h, float_bits(elements[h]));
    } else {
      expect(same_float(elements[h], naive), "path %s: %04x becomes %a", path->name, h, (double)elements[h]);
    }
  }
  release(halves);
  release(elements);
}

// Each float16, the number halfway to the next, and the floats beside both; negated too.
static size_t boundaries(float *values) {
  size_t count = 0;
  for (uint32_t h = 0; h < 0x7c00; h++) {
    const double next = h == 0x7bff ? 65536 : (double)model_widen((uint16_t)(h + 1));
    const float here = model_widen((uint16_t)h), halfway = (float)(((double)here + next) / 2);
    const float around[] = {here,    nextafterf(here, INFINITY),    nextafterf(here, -INFINITY),
                            halfway, nextafterf(halfway, INFINITY), nextafterf(halfway, -INFINITY)};
    for (size_t i = 0; i < COUNT_OF(around); i++) {
      values[count++] = around[i];
      values[count++] = -around[i];
    }
  }
  return count;
}

static size_t extremes(float *values) {
  static const uint32_t bits[] = {0,          0x80000000, 1,          0x007fffff, 0x00800000, 0x7f7fffff, 0x7f800000,
                                  0xff800000, 0x7f800001, 0x7fc00000, 0xffc12345, 0x7fbfffff, 0x7fffffff, 0xffffffff};
  for (size_t i = 0; i < COUNT_OF(bits); i++) values[i] = float_from_bits(bits[i]);
  return COUNT_OF(bits);
}

void check_halves(random_source *random) {
  named_path paths[5];
  const size_t path_count = available_paths(paths);
  const size_t at_random = 200000;
  float *const values = malloc((0x7c00 * 12 + 64 + at_random) * sizeof(float));
  size_t count = boundaries(values);
  count += extremes(values + count);
  for (size_t i = 0; i < at_random; i++) values[count++] = float_from_bits((uint32_t)random_bits(random));
  for (size_t p = 0; p < path_count; p++) {
    begin_case("kb_widen");
    check_widening(&paths[p]);
    begin_case("kb_halve");
    check_all(values, count, &paths[p]);
    for (size_t few = 0; few < 70; few++) {
      begin_case("kb_halve of %zu", few);
      check_all(values + random_below(random, count - few), few, &paths[p]);
    }
    for (size_t few = 0; few < 70; few++) {
      begin_case("kb_widen of %zu", few);
      uint16_t *const halves = fenced(few * 2);
      float *const elements = fenced(few * 4);
      for (size_t i = 0; i < few; i++) halves[i] = (uint16_t)(random_bits(random) & 0x7bff);
      kb_widen(halves, few, elements, paths[p].path);
      for (size_t i = 0; i < few; i++)
        expect(same_float(elements[i], model_widen(halves[i])), "path %s: element %zu", paths[p].name, i);
      release(halves);
      release(elements);
    }
  }
  free(values);
}
