// The bounds by which searches leave rows out: every score lies between them, also of rows that no search would find.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "query_codes.h"
#include "rotation.h"

// A query in integers, with room of its own.
typedef struct {
  query_codes codes;
  bool has_bounds;
} made_query;

static made_query quantize(const float *query, uint32_t dimensions, const float *signs) {
  const size_t width = 2 * kb_code_stride(dimensions);
  made_query made = {.codes = {.bytes = calloc(width, 1), .words = calloc(width, sizeof(int16_t))}};
  float *const rotated = fenced_copy(query, dimensions * sizeof(float));
  float *const rest = fenced(dimensions * sizeof(float));
  made.has_bounds = prepare_query(&made.codes, rotated, dimensions, signs, rest) == 0;
  release(rotated);
  release(rest);
  return made;
}

typedef struct {
  int32_t high_by_bytes, codes_by_bytes, codes_by_words;
} code_dots;

static code_dots dots_of(const kb_codes *codes, uint32_t row, const query_codes *query, uint32_t dimensions) {
  const size_t stride = kb_code_stride(dimensions);
  code_dots dots = {0};
  for (size_t i = 0; i < dimensions; i++) {
    const size_t byte = row * stride + i / 64 * 32 + i % 32;
    const int shift = i % 64 < 32 ? 0 : 4;
    const int high = codes->high[byte] >> shift & 15, code = 16 * (high - 8) + (codes->low[byte] >> shift & 15);
    dots.high_by_bytes += high * query->bytes[i];
    dots.codes_by_bytes += code * query->bytes[i];
    dots.codes_by_words += code * query->words[i];
  }
  return dots;
}

static void check_rule(const char *name, int32_t dot, float scale, float row_error, bound_rule rule, float score) {
  const float centre = (float)dot * (scale * rule.factor), error = row_error * rule.slope + rule.offset;
  expect(!(score > centre + error) && !(score < centre - error), "%s bounds: %a is not within %a of %a", name,
         (double)score, (double)error, (double)centre);
}

static void check_corpus(corpus *c) {
  const uint32_t d = c->dimensions;
  const kb_vectors vectors = {c->stored, c->element, c->row_count, d};
  made_codes made = encode_rows(&vectors);
  const kb_codes *const codes = &made.codes;
  float *const signs = fenced(2 * d * sizeof(float));
  make_rotation(signs, d);
  for (size_t q = 0; q < c->query_count; q++) {
    made_query query = quantize(c->queries + q * d, d, signs);
    for (uint32_t r = 0; query.has_bounds && r < c->row_count; r++) {
      if (!(codes->fine_errors[r] < INFINITY)) continue;
      const code_dots dots = dots_of(codes, r, &query.codes, d);
      // The bounds of a row that is the longest: others have more room.
      const float norm = (float)exact_length(c->rows + (size_t)r * d, d) * (1 + 0x1p-22f);
      const bound_rule coarse = coarse_rule(&query.codes, d, norm), block = block_rule(&query.codes, d, norm);
      for (int fused = 0; fused < 2; fused++) {
        const float score = c->scores[fused][q * c->row_count + r], scale = codes->scales[r];
        check_rule("coarse", 2 * dots.high_by_bytes - 15 * query.codes.byte_sum, scale, codes->coarse_errors[r], coarse,
                   score);
        check_rule("block", dots.codes_by_bytes, scale, codes->fine_errors[r], block, score);
        check_rule("fine", dots.codes_by_words, scale, codes->fine_errors[r], fine_rule(&query.codes, d, norm), score);
      }
    }
    free(query.codes.bytes);
    free(query.codes.words);
  }
  release(signs);
  free_codes(&made);
}

void check_rules(random_source *random) {
  static const uint32_t dimensions[] = {1, 2, 2, 3, 3, 4, 5, 8, 16, 33, 64, 100, 384, 1024};
  for (size_t i = 0; i < COUNT_OF(dimensions); i++)
    for (size_t kind = 0; kind < corpus_kind_count; kind++) {
      const uint32_t d = dimensions[i];
      corpus c = make_corpus(random, kind, (kb_element)((i + kind) % 2), d > 64 ? 10 : 100, d, d > 64 ? 5 : 40);
      begin_case("bounds of %s rows, %u dimensions, float%d", c.kind, d, c.element ? 16 : 32);
      score_corpus(&c, false);
      score_corpus(&c, true);
      check_corpus(&c);
      free_corpus(&c);
    }
}
