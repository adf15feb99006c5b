// What kernels do when memory or threads run out. The linker sends their requests here: --wrap.
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "cuts.h"

// Requests until the one that is refused; negative: none is.
static atomic_long requests_left = -1;
static atomic_bool refuses_on, refused;

static bool is_refused(void) {
  if (atomic_load(&requests_left) < 0) return false;
  const long left = atomic_fetch_sub(&requests_left, 1);
  if (left > 0) return false;
  atomic_store(&refused, true);
  atomic_store(&requests_left, atomic_load(&refuses_on) ? 0 : -1);
  return true;
}

#define WRAP(result, name, parameters, arguments, refusal) \
  result __real_##name parameters;                         \
  result __wrap_##name parameters;                         \
  result __wrap_##name parameters { return is_refused() ? refusal : __real_##name arguments; }

WRAP(void *, malloc, (size_t size), (size), NULL)
WRAP(void *, calloc, (size_t count, size_t size), (count, size), NULL)
WRAP(void *, realloc, (void *old, size_t size), (old, size), NULL)
WRAP(void *, aligned_alloc, (size_t alignment, size_t size), (alignment, size), NULL)
WRAP(int, posix_memalign, (void **out, size_t alignment, size_t size), (out, alignment, size), ENOMEM)
WRAP(int, pthread_create,
     (pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument),
     (thread, attributes, start, argument), EAGAIN)

// A search of one segment during which the requests run out; whether any was refused.
static bool search_with(corpus *c, const cut *cut, long requests, bool on, kb_path path, unsigned threads) {
  atomic_store(&refused, false);
  atomic_store(&refuses_on, on);
  atomic_store(&requests_left, requests);
  kb_search *const search = kb_search_begin(c->queries, c->query_count, c->dimensions, 10, path);
  const int result = search ? kb_search_segment(search, &cut->segment, cut->number, threads) : -1;
  atomic_store(&requests_left, -1);
  expect(result == 0 || result == -1, "kb_search_segment gives %d", result);
  expect(result == 0 || atomic_load(&refused), "given up although there was memory");
  if (result == 0) check_hits(c, search, cut, 1, NULL, 10, is_fused(path));
  kb_search_end(search);
  return atomic_load(&refused);
}

static void check_corpus(corpus *c, const kb_codes *codes, unsigned threads) {
  named_path paths[5];
  const size_t path_count = available_paths(paths);
  cut all = make_cut(c, 0, c->row_count, NULL, codes);
  if (codes) all.segment.codes = &all.codes;
  for (size_t p = 0; p < path_count; p++) {
    score_corpus(c, is_fused(paths[p].path));
    for (int on = 0; on < 2; on++) {
      bool more = true;
      for (long requests = 0; more && requests < 3000; requests++) {
        begin_case("search of %u rows%s by %zu queries with %u threads, path %s, after %ld requests %s refused",
                   c->row_count, codes ? " with codes" : "", c->query_count, threads, paths[p].name, requests,
                   on ? "all are" : "one is");
        more = search_with(c, &all, requests, on, paths[p].path, threads);
      }
      expect(!more, "still asks for memory");
    }
  }
  free_cut(&all);
}

static void check_large_limits(corpus *c) {
  static const size_t limits[] = {SIZE_MAX, SIZE_MAX / 2, SIZE_MAX / sizeof(kb_hit), SIZE_MAX / 64, 1ull << 48};
  for (size_t i = 0; i < COUNT_OF(limits); i++) {
    begin_case("limit %zu", limits[i]);
    kb_search *const search = kb_search_begin(c->queries, c->query_count, c->dimensions, limits[i], KB_PATH_PORTABLE);
    if (!search) continue;
    cut all = make_cut(c, 0, c->row_count, NULL, NULL);
    if (kb_search_segment(search, &all.segment, all.number, 2) == 0)
      check_hits(c, search, &all, 1, NULL, c->row_count, false);
    free_cut(&all);
    kb_search_end(search);
  }
}

void check_want_of_memory(void) {
  static const size_t query_counts[] = {1, 9};
  for (size_t i = 0; i < COUNT_OF(query_counts); i++) {
    random_source random = {41 + i};
    corpus c = make_corpus(&random, 2, KB_FLOAT32, 700, 40, query_counts[i]);
    const kb_vectors vectors = {c.stored, c.element, c.row_count, c.dimensions};
    made_codes made = encode_rows(&vectors);
    for (unsigned threads = 1; threads <= 3; threads += 2) {
      check_corpus(&c, NULL, threads);
      check_corpus(&c, &made.codes, threads);
    }
    check_large_limits(&c);
    free_codes(&made);
    free_corpus(&c);
  }
  kb_search_end(NULL);
}
