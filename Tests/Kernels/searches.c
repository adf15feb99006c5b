// kb_search_*: the hits of the naive search, bit for bit, whatever the path, the codes, the threads and the segments.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cuts.h"

enum { NO_CODES, ALL_CODES, SOME_CODES };

// A way to search a corpus.
typedef struct {
  named_path path;
  size_t limit, segments;
  unsigned threads;
  int codes;
  const char *selection;
} way;

static const char *const selections[] = {"every row", "no row",          "one row", "1 %",
                                         "half",      "all rows but one", "all rows"};

// A byte a row: whether it is selected; NULL for every row.
static uint8_t *select_rows(random_source *random, const char *selection, uint32_t count) {
  if (strcmp(selection, "every row") == 0) return NULL;
  uint8_t *const keep = calloc(count + 1, 1);
  const bool all_but_one = strcmp(selection, "all rows but one") == 0;
  if (all_but_one || strcmp(selection, "all rows") == 0) memset(keep, 1, count);
  if (count == 0) return keep;
  if (all_but_one) keep[random_below(random, count)] = 0;
  if (strcmp(selection, "one row") == 0) keep[random_below(random, count)] = 1;
  for (uint32_t r = 0; r < count; r++) {
    if (strcmp(selection, "1 %") == 0) keep[r] = random_chance(random, 100);
    if (strcmp(selection, "half") == 0) keep[r] = random_chance(random, 2);
  }
  return keep;
}

static way choose_way(random_source *random, const corpus *c, named_path path) {
  static const size_t limits[] = {0, 1, 10, 10, 100}, segments[] = {1, 1, 2, 3, 7};
  static const unsigned threads[] = {1, 1, 2, 3, 8};
  way w = {.path = path,
           .limit = limits[random_below(random, COUNT_OF(limits))],
           .segments = segments[random_below(random, COUNT_OF(segments))],
           .threads = threads[random_below(random, COUNT_OF(threads))],
           .codes = (int)random_below(random, 3),
           .selection = selections[random_chance(random, 2) ? 0 : random_below(random, COUNT_OF(selections))]};
  if (random_chance(random, 8)) w.limit = c->row_count + random_below(random, 3) * 5;
  if (c->dimensions > KB_CODE_DIMENSIONS) w.codes = NO_CODES;
  return w;
}

static int by_number(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

static void make_cuts(random_source *random, const corpus *c, const way *w, const uint8_t *keep, const kb_codes *codes,
                      cut *cuts) {
  uint32_t edges[8] = {0};
  for (size_t s = 1; s < w->segments; s++) edges[s] = (uint32_t)random_below(random, c->row_count + 1);
  qsort(edges, w->segments, sizeof(uint32_t), by_number);
  edges[w->segments] = c->row_count;
  for (size_t s = 0; s < w->segments; s++) {
    const bool coded = w->codes == ALL_CODES || (w->codes == SOME_CODES && random_chance(random, 2));
    cuts[s] = make_cut(c, edges[s], edges[s + 1] - edges[s], keep, coded ? codes : NULL);
  }
}

static void check_work(const corpus *c, const way *w, const kb_search *search, const cut *cuts, const uint8_t *keep) {
  const kb_search_counts work = kb_search_work(search);
  uint64_t coded = 0, selected = 0;
  for (size_t s = 0; s < w->segments; s++) {
    uint64_t count = 0;
    for (uint32_t r = 0; r < cuts[s].segment.vectors.row_count; r++) count += !keep || keep[cuts[s].first + r];
    selected += count;
    if (cuts[s].codes.high) coded += count;
  }
  expect(work.bounded <= coded * c->query_count, "%llu rows bounded", (unsigned long long)work.bounded);
  expect(work.refined <= work.bounded && work.rescored <= work.refined, "%llu bounded, %llu refined, %llu rescored",
         (unsigned long long)work.bounded, (unsigned long long)work.refined, (unsigned long long)work.rescored);
  if (w->limit > 0)
    expect(work.scored + work.bounded == selected * c->query_count, "%llu rows scored, %llu bounded, %llu selected",
           (unsigned long long)work.scored, (unsigned long long)work.bounded, (unsigned long long)selected);
}

static void search(random_source *random, corpus *c, const way *w, const kb_codes *codes) {
  begin_case("search of %u %s rows, %u dimensions, float%d, %zu queries, limit %zu, path %s, %u threads, %zu segments, "
             "%s codes, %s selected",
             c->row_count, c->kind, c->dimensions, c->element ? 16 : 32, c->query_count, w->limit, w->path.name,
             w->threads, w->segments, w->codes == ALL_CODES ? "all" : w->codes == NO_CODES ? "no" : "some",
             w->selection);
  const bool fused = is_fused(w->path.path);
  score_corpus(c, fused);
  uint8_t *const keep = select_rows(random, w->selection, c->row_count);
  cut cuts[8];
  make_cuts(random, c, w, keep, codes, cuts);
  // The caller may drop its queries once the search has begun, and each segment once it was looked at.
  float *const queries = fenced_copy(c->queries, c->query_count * c->dimensions * sizeof(float));
  kb_search *const search = kb_search_begin(queries, c->query_count, c->dimensions, w->limit, w->path.path);
  if (expect(search != NULL, "no memory")) {
    const bool backwards = random_chance(random, 3);
    bool complete = true;
    for (size_t s = 0; s < w->segments; s++) {
      cut *const at = &cuts[backwards ? w->segments - 1 - s : s];
      if (at->codes.high) at->segment.codes = &at->codes;
      complete &= kb_search_segment(search, &at->segment, at->number, w->threads) == 0;
    }
    if (expect(complete, "a segment was given up")) {
      check_hits(c, search, cuts, w->segments, keep, w->limit, fused);
      check_work(c, w, search, cuts, keep);
    }
    kb_search_end(search);
  }
  release(queries);
  for (size_t s = 0; s < w->segments; s++) free_cut(&cuts[s]);
  free(keep);
}

static void check_corpus(random_source *random, corpus *c, unsigned rounds) {
  named_path paths[5];
  const size_t path_count = available_paths(paths);
  made_codes made = {0};
  if (c->dimensions <= KB_CODE_DIMENSIONS) {
    const kb_vectors vectors = {c->stored, c->element, c->row_count, c->dimensions};
    begin_case("codes of %u %s rows, %u dimensions", c->row_count, c->kind, c->dimensions);
    made = encode_rows(&vectors);
  }
  for (size_t p = 0; p < path_count; p++)
    for (unsigned round = 0; round < rounds; round++) {
      const way w = choose_way(random, c, paths[p]);
      search(random, c, &w, made.codes.high ? &made.codes : NULL);
    }
  if (made.codes.high) free_codes(&made);
}

// As many queries as the budget has room for, of the batch sizes where a tile may end.
static size_t choose_query_count(random_source *random, uint64_t budget, uint64_t elements) {
  static const size_t counts[] = {1, 2, 3, 7, 8, 64, 65, 200};
  size_t fitting = 1;
  while (fitting < COUNT_OF(counts) && elements * counts[fitting] <= budget) fitting++;
  return counts[random_chance(random, 3) ? 0 : random_below(random, fitting)];
}

// With few dimensions an error may lie along the query, so that bounds are no wider than the errors are.
static void check_tight_bounds(random_source *random, uint64_t budget, unsigned rounds) {
  for (uint32_t d = 1; d <= 6; d++)
    for (size_t kind = 0; kind < corpus_kind_count; kind++) {
      const uint32_t row_count = (uint32_t)(budget / (40 * d) < 4000 ? budget / (40 * d) : 4000);
      corpus c = make_corpus(random, kind, (kb_element)(kind % 2), row_count, d, kind % 3 == 0 ? 1 : 20);
      check_corpus(random, &c, rounds);
      free_corpus(&c);
    }
}

void check_searches(random_source *random, uint64_t budget, unsigned rounds) {
  static const uint32_t row_counts[] = {0, 1, 3, 15, 16, 17, 63, 64, 65, 1000, 5000};
  static const uint32_t dimensions[] = {1,  3,  7,  8,   19,  31,   32,   33,   63,
                                        64, 65, 100, 384, 1000, 1024, 4096, 65536, 70001};
  size_t turn = 0;
  for (size_t n = 0; n < COUNT_OF(row_counts); n++)
    for (size_t i = 0; i < COUNT_OF(dimensions); i++)
      for (int element = 0; element < 2; element++) {
        const uint64_t elements = (uint64_t)row_counts[n] * dimensions[i];
        if (elements > budget) continue;
        const size_t queries = choose_query_count(random, budget, elements);
        // 13 kinds and 36 lengths and elements have no common divisor: every kind meets all of them.
        corpus c = make_corpus(random, turn++ % corpus_kind_count, (kb_element)element, row_counts[n], dimensions[i],
                               queries);
        check_corpus(random, &c, rounds);
        free_corpus(&c);
      }
  check_tight_bounds(random, budget, rounds);
  corpus none = make_corpus(random, 0, KB_FLOAT32, 20, 30, 0);
  check_corpus(random, &none, rounds);
  free_corpus(&none);
}
