// Corpora cut into segments whose buffers have their exact size.
#ifndef KB_CUTS_H
#define KB_CUTS_H

#include "model.h"

/// Some rows of a corpus as a segment.
typedef struct {
  kb_segment segment;
  kb_codes codes;
  uint32_t first, number;
} cut;

/// `keep`: a byte a row of the corpus, NULL for all; `codes`: of the corpus, or NULL. Numbers are not the rows' order.
cut make_cut(const corpus *c, uint32_t first, uint32_t count, const uint8_t *keep, const kb_codes *codes);
void free_cut(cut *cut);

/// The best rows of a query as a naive search finds them.
typedef struct {
  size_t count;
  const uint32_t *rows;
} ranking;

/// The first `limit` rows in order; `kept` has room for them.
ranking best_rows(const corpus *c, bool fused, size_t query, const uint8_t *keep, size_t limit, uint32_t *kept);

/// Checks the hits of every query of a search against the naive ones.
void check_hits(const corpus *c, const kb_search *search, const cut *cuts, size_t cut_count, const uint8_t *keep,
                size_t limit, bool fused);

#endif
