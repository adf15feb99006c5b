// What must be the same on every machine, as digests to compare.
#include <stdio.h>
#include <stdlib.h>

#include "cuts.h"

typedef struct {
  uint64_t codes, halves, scores[2], hits[2];
} fingerprint;

static uint64_t digest_codes(uint64_t so_far, const corpus *c) {
  const kb_vectors vectors = {c->stored, c->element, c->row_count, c->dimensions};
  made_codes made = encode_rows(&vectors);
  const kb_codes *const codes = &made.codes;
  const size_t plane = c->row_count * kb_code_stride(c->dimensions), column = c->row_count * sizeof(float);
  so_far = digest(so_far, codes->high, plane);
  so_far = digest(so_far, codes->low, plane);
  so_far = digest(so_far, codes->scales, column);
  so_far = digest(so_far, codes->coarse_errors, column);
  so_far = digest(so_far, codes->fine_errors, column);
  so_far = digest_float(so_far, codes->largest_norm);
  free_codes(&made);
  return so_far;
}

static uint64_t digest_halves(uint64_t so_far, const corpus *c) {
  const size_t count = (size_t)c->row_count * c->dimensions;
  uint16_t *const halves = fenced(count * sizeof(uint16_t));
  kb_halve(c->rows, count, halves, KB_PATH_BEST);
  so_far = digest(so_far, halves, count * sizeof(uint16_t));
  release(halves);
  return so_far;
}

static uint64_t digest_scores(uint64_t so_far, const corpus *c, kb_path path) {
  const size_t row_bytes = c->dimensions * element_size(c->element);
  for (uint32_t r = 0; r < c->row_count; r++)
    for (size_t q = 0; q < c->query_count; q++)
      so_far = digest_float(so_far, kb_score((uint8_t *)c->stored + r * row_bytes, c->element,
                                             c->queries + q * c->dimensions, c->dimensions, path));
  return so_far;
}

static uint64_t digest_hits(uint64_t so_far, const corpus *c, kb_path path) {
  const kb_vectors vectors = {c->stored, c->element, c->row_count, c->dimensions};
  made_codes made = encode_rows(&vectors);
  cut all = make_cut(c, 0, c->row_count, NULL, &made.codes);
  all.segment.codes = &all.codes;
  kb_search *const search = kb_search_begin(c->queries, c->query_count, c->dimensions, 10, path);
  if (search && kb_search_segment(search, &all.segment, all.number, 1) == 0)
    for (size_t q = 0; q < c->query_count; q++) {
      kb_hit hits[10];
      const size_t count = kb_search_hits(search, q, hits);
      for (size_t i = 0; i < count; i++) {
        so_far = digest_float(so_far, hits[i].score);
        so_far = digest(so_far, &hits[i].row, sizeof hits[i].row);
        so_far = digest(so_far, hits[i].id, sizeof hits[i].id);
      }
    }
  kb_search_end(search);
  free_cut(&all);
  free_codes(&made);
  return so_far;
}

void print_fingerprints(void) {
  static const uint32_t dimensions[] = {1, 7, 33, 64, 100, 384, 1000, 1024};
  const bool has_fused = is_fused(KB_PATH_BEST);
  fingerprint f = {DIGEST_START, DIGEST_START, {DIGEST_START, DIGEST_START}, {DIGEST_START, DIGEST_START}};
  random_source random = {20261123};
  begin_case("fingerprints");
  for (size_t i = 0; i < COUNT_OF(dimensions); i++)
    for (size_t kind = 0; kind < corpus_kind_count; kind++)
      for (int element = 0; element < 2; element++) {
        corpus c = make_corpus(&random, kind, (kb_element)element, 40, dimensions[i], 3);
        f.codes = digest_codes(f.codes, &c);
        f.halves = digest_halves(f.halves, &c);
        for (int fused = 0; fused <= (has_fused ? 1 : 0); fused++) {
          const kb_path path = fused ? KB_PATH_BEST : KB_PATH_PORTABLE;
          f.scores[fused] = digest_scores(f.scores[fused], &c, path);
          f.hits[fused] = digest_hits(f.hits[fused], &c, path);
        }
        free_corpus(&c);
      }
  printf("fingerprint codes %016llx\n", (unsigned long long)f.codes);
  printf("fingerprint halves %016llx\n", (unsigned long long)f.halves);
  static const char *const names[] = {"portable", "fused"};
  for (int fused = 0; fused <= (has_fused ? 1 : 0); fused++) {
    printf("fingerprint %s-scores %016llx\n", names[fused], (unsigned long long)f.scores[fused]);
    printf("fingerprint %s-hits %016llx\n", names[fused], (unsigned long long)f.hits[fused]);
  }
}
