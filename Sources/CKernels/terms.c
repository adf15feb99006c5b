#include "terms.h"

#include <string.h>

#include "term_sums.h"

// The first posting from `from` on whose row is not below `row`: in steps that double, then halves.
static uint32_t seek(const kb_term *term, uint32_t from, uint32_t row) {
  const uint32_t *p = term->postings;
  uint64_t step = 1, low = from, high = from;
  while (high < term->count && p[2 * high] < row) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  if (high > term->count) high = term->count;
  while (low < high) {
    const uint64_t middle = (low + high) / 2;
    if (p[2 * middle] < row) low = middle + 1;
    else high = middle;
  }
  return (uint32_t)low;
}

static int has(const kb_term *term, uint32_t at, uint32_t row) {
  return at < term->count && term->postings[2 * (size_t)at] == row;
}

// The best rows as a heap whose root is the worst, with where to find the ids of the segment at hand.
typedef struct {
  kb_term_best *best;
  const uint8_t *ids;
  uint32_t segment;
} heap;

static const uint8_t *id_of(const heap *h, const kb_term_hit *hit) {
  return hit->segment == h->segment ? h->ids + 16 * (size_t)hit->row : hit->id;
}

static int worse(const heap *h, const kb_term_hit *a, const kb_term_hit *b) {
  if (a->score != b->score) return a->score < b->score;
  const int order = memcmp(id_of(h, a), id_of(h, b), 16);
  if (order != 0) return order > 0;
  return a->segment != b->segment ? a->segment > b->segment : a->row > b->row;
}

static void sift_down(const heap *h, size_t count, kb_term_hit moved) {
  kb_term_hit *hits = h->best->hits;
  size_t at = 0;
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && worse(h, &hits[child + 1], &hits[child])) child++;
    if (!worse(h, &hits[child], &moved)) break;
    hits[at] = hits[child];
    at = child;
  }
  hits[at] = moved;
}

static void offer(const heap *h, double score, uint32_t row) {
  kb_term_best *best = h->best;
  const kb_term_hit new = {.score = score, .segment = h->segment, .row = row};
  if (best->count == best->limit) {
    if (worse(h, &best->hits[0], &new)) sift_down(h, best->count, new);
    return;
  }
  size_t at = best->count++;
  for (; at > 0; at = (at - 1) / 2) {
    const size_t parent = (at - 1) / 2;
    if (!worse(h, &new, &best->hits[parent])) break;
    best->hits[at] = best->hits[parent];
  }
  best->hits[at] = new;
}

void kb_order_terms(kb_term_best *best) {
  // No hit is of this segment: each has its id.
  const heap h = {best, (const uint8_t *)"", UINT32_MAX};
  for (size_t left = best->count; left > 1; left--) {
    const kb_term_hit worst = best->hits[0];
    sift_down(&h, left - 1, best->hits[left - 1]);
    best->hits[left - 1] = worst;
  }
}

static double largest(const double sums[64]) {
  double lanes[8] = {0};
  for (int i = 0; i < 64; i += 8)
    for (int j = 0; j < 8; j++) lanes[j] = sums[i + j] > lanes[j] ? sums[i + j] : lanes[j];
  for (int j = 1; j < 8; j++) lanes[0] = lanes[j] > lanes[0] ? lanes[j] : lanes[0];
  return lanes[0];
}

static int may_enter(const kb_term_best *best, double score) {
  return score > 0 && (best->count < best->limit || score >= best->hits[0].score);
}

// Offers the rows of the stretch that may be among the best, and empties it.
static void collect(const heap *h, kb_stretch *s, const uint64_t *selected) {
  const kb_term_best *best = h->best;
  for (uint32_t left = s->touched; left; left &= left - 1) {
    const uint32_t word = (uint32_t)__builtin_ctz(left), first = s->base + word * 64;
    double *sums = s->sums + word * 64;
    uint64_t rows = selected ? selected[first / 64] : UINT64_MAX;
    const double top = rows ? largest(sums) : 0;
    if (!may_enter(best, top)) rows = 0;
    for (; rows; rows &= rows - 1) {
      const uint32_t i = (uint32_t)__builtin_ctzll(rows);
      if (may_enter(best, sums[i])) offer(h, sums[i], first + i);
    }
    memset(sums, 0, 64 * sizeof *sums);
  }
  s->touched = 0;
}

// Keeps the ids of the segment's rows that are among the best.
static void keep_ids(const heap *h) {
  for (size_t i = 0; i < h->best->count; i++) {
    kb_term_hit *hit = &h->best->hits[i];
    if (hit->segment == h->segment) memcpy(hit->id, h->ids + 16 * (size_t)hit->row, 16);
  }
}

// The lowest row of the next postings, or UINT32_MAX.
static uint32_t next_row(const kb_term *terms, size_t term_count) {
  uint32_t lowest = UINT32_MAX;
  for (size_t t = 0; t < term_count; t++)
    if (terms[t].next < terms[t].count) {
      const uint32_t row = terms[t].postings[2 * (size_t)terms[t].next];
      if (row < lowest) lowest = row;
    }
  return lowest;
}

// The lowest selected row that is not below `row`, or the number of rows.
static uint32_t next_selected(const kb_term_rows *rows, uint32_t row) {
  if (!rows->selected) return row;
  const uint64_t words = ((uint64_t)rows->row_count + 63) / 64;
  uint64_t bits = rows->selected[row / 64] >> (row % 64) << (row % 64);
  for (uint64_t word = row / 64;; bits = rows->selected[word]) {
    if (bits) {
      const uint64_t found = word * 64 + (uint64_t)__builtin_ctzll(bits);
      return found < rows->row_count ? (uint32_t)found : rows->row_count;
    }
    if (++word >= words) return rows->row_count;
  }
}

static uint32_t selected_count(const kb_term_rows *rows, const kb_stretch *s) {
  if (!rows->selected) return s->end - s->base;
  uint32_t count = 0;
  for (uint64_t word = s->base / 64; word * 64 < s->end; word++)
    count += (uint32_t)__builtin_popcountll(rows->selected[word]);
  return count;
}

// Adds a term for the selected rows alone; 0 at a damaged posting.
static int add_selected(kb_stretch *s, kb_term *term, const kb_term_rows *rows) {
  for (uint64_t word = s->base / 64; word * 64 < s->end; word++)
    for (uint64_t left = rows->selected[word]; left; left &= left - 1) {
      const uint32_t row = (uint32_t)(word * 64) + (uint32_t)__builtin_ctzll(left);
      term->next = seek(term, term->next, row);
      if (row >= s->end || !has(term, term->next, row)) continue;
      const uint32_t frequency = term->postings[2 * (size_t)term->next + 1];
      if (frequency == 0) return 0;
      kb_add_posting(s, term, row, frequency);
    }
  return 1;
}

// Steps that a search for one row among postings takes the time of.
#define SEEK_COST 12

static int add_term(kb_stretch *s, kb_term *term, const kb_term_rows *rows, uint32_t selected, kb_path path) {
  const uint64_t sought = (uint64_t)selected * SEEK_COST;
  if (sought < s->end - s->base && sought < term->count - term->next) {
    const uint32_t end = seek(term, term->next, s->end);
    if (sought < end - term->next) {
      const int sound = add_selected(s, term, rows);
      if (sound) term->next = end;
      return sound;
    }
  }
  return kb_add_postings(s, term, path);
}

// Postings are left unread only where no later row is selected, but for rows that are not there.
static size_t unread_damage(const kb_term *terms, size_t term_count, uint32_t row_count) {
  for (size_t t = 0; t < term_count; t++) {
    if (terms[t].next >= terms[t].count) continue;
    const uint32_t *p = terms[t].postings;
    if (p[2 * (size_t)terms[t].next] >= row_count || p[2 * (size_t)terms[t].count - 2] >= row_count) return t;
  }
  return KB_TERMS_SOUND;
}

size_t kb_find_terms(const kb_bm25 *function, kb_term *terms, size_t term_count, const kb_term_rows *rows,
                     uint32_t segment, kb_term_best *best, kb_path path) {
  if (best->limit == 0) return KB_TERMS_SOUND;
  const heap h = {best, rows->ids, segment};
  uint64_t postings = 0;
  for (size_t t = 0; t < term_count; t++) postings += terms[t].count - terms[t].next;
  kb_stretch s;
  kb_begin_sums(&s, function, rows->lengths, postings);
  for (;;) {
    uint32_t first = next_row(terms, term_count);
    if (first >= rows->row_count) break;
    first = next_selected(rows, first);
    if (first >= rows->row_count) break;
    s.base = first / KB_STRETCH_ROWS * KB_STRETCH_ROWS;
    s.end = rows->row_count - s.base > KB_STRETCH_ROWS ? s.base + KB_STRETCH_ROWS : rows->row_count;
    const uint32_t selected = selected_count(rows, &s);
    for (size_t t = 0; t < term_count; t++) {
      terms[t].next = seek(&terms[t], terms[t].next, s.base);
      if (!add_term(&s, &terms[t], rows, selected, path)) return t;
    }
    collect(&h, &s, rows->selected);
  }
  keep_ids(&h);
  return unread_damage(terms, term_count, rows->row_count);
}

void kb_score_terms(const kb_bm25 *function, const kb_term *terms, size_t term_count, const kb_term_rows *rows,
                    const uint32_t *wanted, size_t wanted_count, double *scores) {
  memset(scores, 0, wanted_count * sizeof *scores);
  for (size_t t = 0; t < term_count; t++) {
    uint32_t at = terms[t].next;
    for (size_t i = 0; i < wanted_count; i++) {
      at = seek(&terms[t], at, wanted[i]);
      if (!has(&terms[t], at, wanted[i]) || wanted[i] >= rows->row_count) continue;
      const double norm = kb_term_norm(function, rows->lengths[wanted[i]]);
      scores[i] += kb_term_part(function, &terms[t], terms[t].postings[2 * (size_t)at + 1], norm);
    }
  }
}

static int is_selected(const kb_term_rows *rows, uint32_t row) {
  return row < rows->row_count && rows->selected[row / 64] >> (row % 64) & 1;
}

static size_t count_selected(const kb_term *term, const kb_term_rows *rows) {
  size_t count = 0;
  for (size_t i = 0; i < term->count; i++) count += (size_t)is_selected(rows, term->postings[2 * i]);
  return count;
}

static size_t count_but_unselected(const kb_term *term, const kb_term_rows *rows) {
  size_t count = term->count;
  uint32_t at = 0;
  for (uint64_t word = 0; word * 64 < rows->row_count; word++)
    for (uint64_t left = ~rows->selected[word]; left; left &= left - 1) {
      const uint64_t row = word * 64 + (uint64_t)__builtin_ctzll(left);
      if (row >= rows->row_count) break;
      at = seek(term, at, (uint32_t)row);
      count -= (size_t)has(term, at, (uint32_t)row);
    }
  return count;
}

size_t kb_count_term(const kb_term *term, const kb_term_rows *rows) {
  if (!rows->selected) return term->count;
  uint64_t unselected = 0;
  for (uint64_t row = 0; row < rows->row_count; row += 64) {
    const uint64_t width = rows->row_count - row < 64 ? rows->row_count - row : 64;
    unselected += width - (uint64_t)__builtin_popcountll(rows->selected[row / 64]);
  }
  return unselected * SEEK_COST < term->count ? count_but_unselected(term, rows) : count_selected(term, rows);
}
