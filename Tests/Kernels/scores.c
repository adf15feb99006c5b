// kb_score: the canonical bits on every path, and its error.
#include <math.h>

#include "model.h"

static void check_error(const float *row, const float *query, uint32_t dimensions, float score, bool fused) {
  const long double lengths = exact_length(row, dimensions) * exact_length(query, dimensions);
  // Beyond this a sum may overflow; where products are denormal, each is wrong by half the smallest float besides.
  if (!(lengths < 0x1p126L)) return;
  const long double steps = (long double)(dimensions / 8 + 5) * (fused ? 1 : 2);
  const long double allowed = steps * 0x1p-24L * lengths + dimensions * 0x1p-149L;
  const long double error = fabsl(score - exact_dot(row, query, dimensions));
  expect(error <= allowed, "error %Lg, allowed %Lg", error, allowed);
}

static void check_corpus(corpus *c, const named_path *paths, size_t path_count) {
  const uint32_t d = c->dimensions;
  // Copies that end where nothing can be read.
  for (uint32_t r = 0; r < c->row_count; r++) {
    void *const row = fenced_copy((uint8_t *)c->stored + (size_t)r * d * element_size(c->element),
                                  d * element_size(c->element));
    for (size_t q = 0; q < c->query_count; q++) {
      float *const query = fenced_copy(c->queries + q * d, d * sizeof(float));
      for (size_t p = 0; p < path_count; p++) {
        const bool fused = is_fused(paths[p].path);
        const float naive = c->scores[fused][q * c->row_count + r];
        const float score = kb_score(row, c->element, query, d, paths[p].path);
        expect(same_float(score, naive), "path %s row %u query %zu: %a instead of %a", paths[p].name, r, q,
               (double)score, (double)naive);
        check_error(c->rows + (size_t)r * d, query, d, score, fused);
      }
      release(query);
    }
    release(row);
  }
}

// Products that underflow to -0 in every lane make a score of 0.
static void check_negative_zero(const named_path *paths, size_t path_count) {
  float row[64], query[64];
  for (int i = 0; i < 64; i++) {
    row[i] = -1e-30f;
    query[i] = 1e-30f;
  }
  for (uint32_t d = 1; d <= 64; d++)
    for (size_t p = 0; p < path_count; p++) {
      begin_case("products that underflow, %u dimensions", d);
      const float score = kb_score(row, KB_FLOAT32, query, d, paths[p].path);
      expect(float_bits(score) == 0, "path %s: %a", paths[p].name, (double)score);
    }
}

void check_scores(random_source *random) {
  named_path paths[5];
  const size_t path_count = available_paths(paths);
  check_negative_zero(paths, path_count);
  static const uint32_t more[] = {255, 256, 257, 384, 1000, 1024, 1536, 4099};
  for (uint32_t i = 0; i < 140 + COUNT_OF(more); i++) {
    const uint32_t d = i < 140 ? i + 1 : more[i - 140];
    for (int element = 0; element < 2; element++) {
      for (int turn = 0; turn < 2; turn++) {
        const size_t kind = (i * 4 + (uint32_t)element * 2 + (uint32_t)turn) % corpus_kind_count;
        corpus c = make_corpus(random, kind, (kb_element)element, 5, d, 3);
        score_corpus(&c, false);
        score_corpus(&c, true);
        begin_case("kb_score of %s rows, %u dimensions, float%d", c.kind, d, element ? 16 : 32);
        check_corpus(&c, paths, path_count);
        free_corpus(&c);
      }
    }
  }
}
