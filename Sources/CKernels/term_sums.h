#ifndef KB_TERM_SUMS_H
#define KB_TERM_SUMS_H

#include "terms.h"

#define KB_STRETCH_ROWS 2048
#define KB_STRETCH_WORDS (KB_STRETCH_ROWS / 64)
// Chunks are rarely longer.
#define KB_NORM_COUNT 512

// Sums of a stretch of rows, small enough to stay in the nearest cache while term after term is added.
typedef struct {
  // 0 but in touched groups of 64 rows.
  double sums[KB_STRETCH_ROWS];
  // What kb_term_norm gives for lengths below `norm_count`, which is 0 or KB_NORM_COUNT.
  double norms[KB_NORM_COUNT];
  uint32_t norm_count;
  // A bit for each 64 rows.
  uint32_t touched;
  // The rows: `base` is a multiple of KB_STRETCH_ROWS.
  uint32_t base, end;
  const kb_bm25 *function;
  const uint32_t *lengths;
} kb_stretch;

// What a row's length adds to the frequency in the denominator of its score.
double kb_term_norm(const kb_bm25 *function, uint32_t length);

// What a term adds to a row's score, given the row's norm.
double kb_term_part(const kb_bm25 *function, const kb_term *term, uint32_t frequency, double norm);

// Sets up empty sums for searches that read about this many postings.
void kb_begin_sums(kb_stretch *stretch, const kb_bm25 *function, const uint32_t *lengths, uint64_t postings);

// Adds a posting of a row of the stretch.
void kb_add_posting(kb_stretch *stretch, const kb_term *term, uint32_t row, uint32_t frequency);

// Adds the postings of a term up to the end of the stretch, from the term's next one on, which must not be before its
// beginning. 0 at a damaged posting.
int kb_add_postings(kb_stretch *stretch, kb_term *term, kb_path path);

#endif
