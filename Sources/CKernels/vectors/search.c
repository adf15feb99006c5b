#include "search.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define MOST_THREADS 64

kb_search *kb_search_begin(const float *queries, size_t query_count, uint32_t dimensions, size_t limit, kb_path path) {
  kb_search *search = calloc(1, sizeof(kb_search));
  if (!search) return NULL;
  const size_t size = sizeof(float) * dimensions * query_count;
  search->kernels = choose_vector_kernels(path);
  search->query_count = query_count;
  search->dimensions = dimensions;
  search->limit = limit;
  search->queries = malloc(size + 1);
  search->found = calloc(query_count + 1, sizeof(hit_list));
  if (!search->queries || !search->found) {
    kb_search_end(search);
    return NULL;
  }
  if (size > 0) memcpy(search->queries, queries, size);
  return search;
}

void kb_search_end(kb_search *search) {
  if (!search) return;
  for (size_t query = 0; search->found && query < search->query_count; query++) free(search->found[query].hits);
  free(search->found);
  free(search->queries);
  free(search->element_tiles);
  free(search->code_tiles);
  free(search->codes);
  free(search->code_storage);
  free(search);
}

size_t kb_search_hits(const kb_search *search, size_t query, kb_hit *hits) {
  if (query >= search->query_count) return 0;
  const hit_list *found = &search->found[query];
  if (found->count > 0) memcpy(hits, found->hits, found->count * sizeof(kb_hit));
  return found->count;
}

kb_search_counts kb_search_work(const kb_search *search) { return search->counts; }

// All threads of one segment, and which of them a thread is.
typedef struct {
  kb_search *search;
  const kb_segment *segment;
  uint32_t number;
  int by_codes;
  size_t count;
  stretch *stretches;
  kb_search_counts *counts;
} team;

typedef struct {
  team *team;
  size_t index;
  int (*body)(team *, size_t);
  int status;
} member;

static void *work(void *argument) {
  member *m = argument;
  m->status = m->body(m->team, m->index);
  return NULL;
}

// Runs a function for each member, the first on this thread; one that gets no thread runs here, too.
static int run(team *t, int (*body)(team *, size_t)) {
  member members[MOST_THREADS];
  pthread_t threads[MOST_THREADS];
  int has_thread[MOST_THREADS] = {0}, status = 0;
  for (size_t i = 0; i < t->count; i++) members[i] = (member){t, i, body, 0};
  for (size_t i = 1; i < t->count; i++) has_thread[i] = pthread_create(&threads[i], NULL, work, &members[i]) == 0;
  for (size_t i = 0; i < t->count; i++)
    if (!has_thread[i]) work(&members[i]);
  for (size_t i = 0; i < t->count; i++) {
    if (has_thread[i]) pthread_join(threads[i], NULL);
    if (members[i].status != 0) status = -1;
  }
  return status;
}

static int scan(team *t, size_t index) {
  stretch *s = &t->stretches[index];
  if (t->by_codes) return t->search->code_tiles ? scan_code_tiles(s) : scan_codes(s);
  return t->search->element_tiles ? scan_element_tiles(s) : scan_elements(s);
}

// The rows that all stretches have found for a query, joined in the first.
static int join_rows(team *t, size_t query, kb_search_counts *counts) {
  row_heap *rows = &t->stretches[0].work[query].rows;
  if (!t->by_codes) {
    for (size_t i = 1; i < t->count; i++) {
      const row_heap *other = &t->stretches[i].work[query].rows;
      for (size_t r = 0; r < other->count; r++)
        if (other->rows[r].score >= rows->threshold && offer_row(rows, other->rows[r].score, other->rows[r].row) != 0)
          return -1;
    }
    return 0;
  }
  float threshold = -INFINITY;
  for (size_t i = 0; i < t->count; i++) threshold = fmaxf(threshold, t->stretches[i].work[query].bounds.threshold);
  for (size_t i = 0; i < t->count; i++) {
    row_list *candidates = &t->stretches[i].work[query].candidates;
    settle_rows(candidates, threshold);
    if (rescore(t->search, t->segment, query, candidates, rows, counts) != 0) return -1;
  }
  return 0;
}

// Each member joins every so many'th query.
static int join(team *t, size_t index) {
  for (size_t query = index; query < t->search->query_count; query += t->count) {
    row_heap *rows = &t->stretches[0].work[query].rows;
    if (join_rows(t, query, &t->counts[index]) != 0) return -1;
    sort_rows(rows);
    if (merge_hits(&t->search->found[query], rows, t->number, t->search->limit) != 0) return -1;
  }
  return 0;
}

static int open_stretch(team *t, size_t index) {
  kb_search *search = t->search;
  stretch *s = &t->stretches[index];
  const uint64_t rows = t->segment->vectors.row_count;
  *s = (stretch){.search = search, .segment = t->segment, .start = rows * index / t->count,
                 .end = rows * (index + 1) / t->count};
  s->work = calloc(search->query_count, sizeof(query_work));
  if (!s->work) return -1;
  for (size_t query = 0; query < search->query_count; query++) {
    const hit_list *found = &search->found[query];
    const float threshold = found->count == search->limit ? found->hits[found->count - 1].score : -INFINITY;
    s->work[query].rows = (row_heap){.limit = search->limit, .ids = t->segment->ids, .threshold = threshold};
    s->work[query].bounds = (bound_heap){.limit = search->limit, .threshold = threshold};
  }
  return 0;
}

static void close_stretch(stretch *s, size_t query_count, kb_search_counts *counts) {
  counts->scored += s->counts.scored;
  counts->bounded += s->counts.bounded;
  counts->refined += s->counts.refined;
  for (size_t query = 0; s->work && query < query_count; query++) {
    free(s->work[query].rows.rows);
    free(s->work[query].bounds.bounds);
    free(s->work[query].candidates.rows);
  }
  free(s->work);
}

int kb_search_segment(kb_search *search, const kb_segment *segment, uint32_t number, unsigned threads) {
  if (search->limit == 0 || search->query_count == 0 || segment->vectors.row_count == 0) return 0;
  stretch stretches[MOST_THREADS] = {0};
  kb_search_counts counts[MOST_THREADS] = {0};
  team t = {.search = search, .segment = segment, .number = number, .stretches = stretches, .counts = counts};
  t.count = threads < 1 ? 1 : threads > MOST_THREADS ? MOST_THREADS : threads;
  if (t.count > segment->vectors.row_count) t.count = segment->vectors.row_count;
  int status = prepare_queries(search, segment, &t.by_codes);
  for (size_t i = 0; i < t.count && status == 0; i++) status = open_stretch(&t, i);
  if (status == 0) status = run(&t, scan);
  if (status == 0) status = run(&t, join);
  for (size_t i = 0; i < t.count; i++) {
    close_stretch(&stretches[i], search->query_count, &search->counts);
    search->counts.rescored += counts[i].rescored;
  }
  return status;
}
