#include <math.h>
#include <string.h>

#include "dot.h"
#include "kernels.h"

// A heap whose root is the worst row kept.
typedef struct {
  kb_scored_row *rows;
  size_t count, limit;
  const uint8_t *ids;
} heap;

static int worse(const heap *h, kb_scored_row a, kb_scored_row b) {
  if (a.score != b.score) return a.score < b.score;
  const int order = memcmp(h->ids + (size_t)a.row * 16, h->ids + (size_t)b.row * 16, 16);
  return order != 0 ? order > 0 : a.row > b.row;
}

static void sift_down(heap *h, size_t at, size_t count) {
  const kb_scored_row moved = h->rows[at];
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && worse(h, h->rows[child + 1], h->rows[child])) child++;
    if (!worse(h, h->rows[child], moved)) break;
    h->rows[at] = h->rows[child];
    at = child;
  }
  h->rows[at] = moved;
}

static void offer(heap *h, float score, uint32_t row) {
  const kb_scored_row new = {score, row};
  if (h->count == h->limit) {
    if (!worse(h, h->rows[0], new)) return;
    h->rows[0] = new;
    sift_down(h, 0, h->count);
    return;
  }
  size_t at = h->count++;
  for (; at > 0; at = (at - 1) / 2) {
    const size_t parent = (at - 1) / 2;
    if (!worse(h, new, h->rows[parent])) break;
    h->rows[at] = h->rows[parent];
  }
  h->rows[at] = new;
}

// Puts the rows in order, best first: the worst of the rest goes to the end of the rest.
static void finish(heap *h) {
  for (size_t left = h->count; left > 1; left--) {
    const kb_scored_row worst = h->rows[0];
    h->rows[0] = h->rows[left - 1];
    sift_down(h, 0, left - 1);
    h->rows[left - 1] = worst;
  }
}

// The selected rows of a stretch, in order.
typedef struct {
  const uint64_t *selected;
  uint64_t next, end;
} cursor;

static inline int take(cursor *c, uint32_t *row) {
  while (c->next < c->end) {
    if (c->selected) {
      const uint64_t word = c->selected[c->next / 64] >> (c->next % 64);
      if (word == 0) {
        c->next = (c->next | 63) + 1;
        continue;
      }
      c->next += (uint64_t)__builtin_ctzll(word);
      if (c->next >= c->end) return 0;
    }
    *row = (uint32_t)c->next++;
    return 1;
  }
  return 0;
}

// Up to four rows, one from each quarter: rows far apart keep four hardware prefetch streams busy, which reads a
// third faster than four neighbours do. Where a quarter has run out, the others fill in.
static inline int take4(cursor quarters[4], uint32_t rows[4]) {
  int count = 0;
  for (int q = 0; q < 4; q++) count += take(&quarters[q], &rows[count]);
  for (int q = 0; q < 4 && count < 4 && count > 0; q++)
    while (count < 4 && take(&quarters[q], &rows[count])) count++;
  return count;
}

size_t kb_scan_top(const float *rows, uint32_t row_count, uint32_t dimensions, const float *query,
                   const uint64_t *selected, const uint8_t *ids, kb_scored_row *best, size_t limit, kb_path path) {
  if (limit == 0) return 0;
  const kb_dot4 dot4 = kb_choose_dot4(path == KB_PATH_PORTABLE);
  heap kept = {best, 0, limit, ids};
  const uint64_t quarter = row_count / 4;
  cursor quarters[4];
  for (uint64_t q = 0; q < 4; q++)
    quarters[q] = (cursor){selected, q * quarter, q == 3 ? row_count : (q + 1) * quarter};

  uint32_t taken[4];
  int count;
  while ((count = take4(quarters, taken)) > 0) {
    const float *four[4];
    for (int i = 0; i < 4; i++) four[i] = rows + (size_t)taken[i < count ? i : 0] * dimensions;
    float scores[4];
    dot4(four, query, dimensions, scores);
    const float bar = kept.count == limit ? best[0].score : -INFINITY;
    for (int i = 0; i < count; i++)
      if (scores[i] >= bar) offer(&kept, scores[i] + 0.0f, taken[i]);
  }
  finish(&kept);
  return kept.count;
}
