#include "best_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ID_BYTES 16

// Room for one more element; 0, or -1 for want of memory.
static int make_room(void **elements, size_t size, size_t count, size_t *capacity) {
  if (count < *capacity) return 0;
  const size_t wanted = *capacity < 64 ? 128 : *capacity * 2;
  void *grown = realloc(*elements, wanted * size);
  if (!grown) return -1;
  *elements = grown;
  *capacity = wanted;
  return 0;
}

static int is_worse(const row_heap *h, scored_row a, scored_row b) {
  if (a.score != b.score) return a.score < b.score;
  const int order = memcmp(h->ids + (size_t)a.row * ID_BYTES, h->ids + (size_t)b.row * ID_BYTES, ID_BYTES);
  return order != 0 ? order > 0 : a.row > b.row;
}

static void sift_down(row_heap *h, scored_row moved, size_t count) {
  size_t at = 0;
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && is_worse(h, h->rows[child + 1], h->rows[child])) child++;
    if (!is_worse(h, h->rows[child], moved)) break;
    h->rows[at] = h->rows[child];
    at = child;
  }
  h->rows[at] = moved;
}

int offer_row(row_heap *h, float score, uint32_t row) {
  // -0 and 0 are one score.
  const scored_row new = {score + 0.0f, row};
  if (h->count == h->limit) {
    if (!is_worse(h, h->rows[0], new)) return 0;
    sift_down(h, new, h->count);
  } else {
    if (make_room((void **)&h->rows, sizeof(scored_row), h->count, &h->capacity) != 0) return -1;
    size_t at = h->count++;
    for (; at > 0 && is_worse(h, new, h->rows[(at - 1) / 2]); at = (at - 1) / 2) h->rows[at] = h->rows[(at - 1) / 2];
    h->rows[at] = new;
  }
  if (h->count == h->limit && h->rows[0].score > h->threshold) h->threshold = h->rows[0].score;
  return 0;
}

void sort_rows(row_heap *h) {
  for (size_t left = h->count; left > 1; left--) {
    const scored_row worst = h->rows[0];
    sift_down(h, h->rows[left - 1], left - 1);
    h->rows[left - 1] = worst;
  }
}

int offer_bound(bound_heap *h, float bound) {
  if (h->count == h->limit) {
    if (!(bound > h->bounds[0])) return 0;
    size_t at = 0;
    for (;;) {
      size_t child = 2 * at + 1;
      if (child >= h->count) break;
      if (child + 1 < h->count && h->bounds[child + 1] < h->bounds[child]) child++;
      if (!(h->bounds[child] < bound)) break;
      h->bounds[at] = h->bounds[child];
      at = child;
    }
    h->bounds[at] = bound;
  } else {
    if (!(bound > -INFINITY)) return 0;
    if (make_room((void **)&h->bounds, sizeof(float), h->count, &h->capacity) != 0) return -1;
    size_t at = h->count++;
    for (; at > 0 && bound < h->bounds[(at - 1) / 2]; at = (at - 1) / 2) h->bounds[at] = h->bounds[(at - 1) / 2];
    h->bounds[at] = bound;
  }
  if (h->count == h->limit && h->bounds[0] > h->threshold) h->threshold = h->bounds[0];
  return 0;
}

// A bound that is no number is above every threshold.
static void drop_below(row_list *list, float threshold) {
  size_t kept = 0;
  for (size_t i = 0; i < list->count; i++)
    if (!(list->rows[i].score < threshold)) list->rows[kept++] = list->rows[i];
  list->count = kept;
}

int add_row_to(row_list *list, float bound, uint32_t row, float threshold) {
  if (list->count == list->capacity) {
    drop_below(list, threshold);
    // Where little could go, more room is made at once, so that it is not looked for again and again.
    if (list->count >= list->capacity / 2) {
      const size_t count = list->capacity;
      if (make_room((void **)&list->rows, sizeof(scored_row), count, &list->capacity) != 0) return -1;
    }
  }
  list->rows[list->count++] = (scored_row){bound, row};
  return 0;
}

// Bounds that are no number come first, as the largest.
static int by_descending_score(const void *left, const void *right) {
  const scored_row *a = left, *b = right;
  if (a->score > b->score) return -1;
  if (a->score < b->score) return 1;
  return isnan(b->score) - isnan(a->score);
}

void settle_rows(row_list *list, float threshold) {
  drop_below(list, threshold);
  if (list->count > 1) qsort(list->rows, list->count, sizeof(scored_row), by_descending_score);
}

static int comes_first(const kb_hit *hit, scored_row row, const uint8_t *id) {
  return hit->score != row.score ? hit->score > row.score : memcmp(hit->id, id, ID_BYTES) <= 0;
}

int merge_hits(hit_list *list, const row_heap *sorted, uint32_t segment, size_t limit) {
  if (sorted->count == 0) return 0;
  const size_t most = list->count + sorted->count < limit ? list->count + sorted->count : limit;
  kb_hit *merged = malloc(most * sizeof(kb_hit) + 1);
  if (!merged) return -1;
  size_t old = 0, new = 0;
  for (size_t at = 0; at < most; at++) {
    const scored_row row = new < sorted->count ? sorted->rows[new] : (scored_row){0, 0};
    const uint8_t *id = sorted->ids + (size_t)row.row * ID_BYTES;
    if (new == sorted->count || (old < list->count && comes_first(&list->hits[old], row, id))) {
      merged[at] = list->hits[old++];
    } else {
      merged[at] = (kb_hit){.score = row.score, .segment = segment, .row = row.row};
      memcpy(merged[at].id, id, ID_BYTES);
      new++;
    }
  }
  free(list->hits);
  *list = (hit_list){merged, most, most};
  return 0;
}
