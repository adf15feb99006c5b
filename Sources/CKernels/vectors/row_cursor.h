// Goes through the selected rows of a stretch.
#ifndef KB_ROW_CURSOR_H
#define KB_ROW_CURSOR_H

#include <stdint.h>

typedef struct {
  const uint64_t *selected;
  uint64_t next, end;
} row_cursor;

// The next row in order; 0 when there is none.
static inline int take_row(row_cursor *c, uint32_t *row) {
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

// Up to `limit` rows in order; how many.
static inline uint32_t take_rows(row_cursor *c, uint32_t *rows, uint32_t limit) {
  uint32_t count = 0;
  while (count < limit && take_row(c, &rows[count])) count++;
  return count;
}

// Rows a quarter of the stretch apart: four streams keep four hardware prefetchers busy, where neighbours share a page
// and so one.
typedef struct {
  row_cursor quarters[4];
} row_streams;

static inline row_streams streams_over(const uint64_t *selected, uint64_t start, uint64_t end) {
  row_streams s;
  const uint64_t quarter = (end - start) / 4;
  for (uint64_t q = 0; q < 4; q++)
    s.quarters[q] = (row_cursor){selected, start + q * quarter, q == 3 ? end : start + (q + 1) * quarter};
  return s;
}

// Up to four rows, one of each quarter. Where a quarter has run out, the others fill in.
static inline uint32_t take_four(row_streams *s, uint32_t rows[4]) {
  uint32_t count = 0;
  for (int q = 0; q < 4; q++) count += (uint32_t)take_row(&s->quarters[q], &rows[count]);
  for (int q = 0; q < 4 && count < 4 && count > 0; q++)
    while (count < 4 && take_row(&s->quarters[q], &rows[count])) count++;
  return count;
}

#endif
