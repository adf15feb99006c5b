#ifndef KB_TERMS_H
#define KB_TERMS_H

#include <stddef.h>
#include <stdint.h>

#include "kernels.h"

#pragma clang assume_nonnull begin

/// The parameters of BM25 for a collection.
///
/// A row's score is the sum over the terms, in their order, of
///   occurrences * (weight * f * (k1 + 1) / (f + k1 * (1 - b + b * length / average_length)))
/// with the frequency f of the term in the row; each operation is rounded to a double by itself, so that every path
/// gives a row the same bits. Where average_length is not above 0, length / average_length is 1.
typedef struct {
  double k1, b, average_length;
} kb_bm25;

/// A term of a question, and where a segment has it.
typedef struct {
  /// Row and frequency after each other: rows ascend, frequencies are above 0.
  const uint32_t *_Nullable postings;
  uint32_t count;
  /// The posting at which reading begins; a search moves it on, and to the damaged one where it finds that.
  uint32_t next;
  /// The inverse document frequency, and how often the question has the term.
  double weight, occurrences;
} kb_term;

/// The rows of a segment as a search by terms sees them.
typedef struct {
  /// How many terms each row has.
  const uint32_t *lengths;
  uint32_t row_count;
  /// A bit a row (row i: bit i mod 64 of word i / 64), NULL for all rows.
  const uint64_t *_Nullable selected;
  /// 16 bytes a row; read only where scores are equal, and for rows that are kept.
  const uint8_t *ids;
} kb_term_rows;

/// A row that was found.
typedef struct {
  double score;
  uint32_t segment, row;
  uint8_t id[16];
} kb_term_hit;

/// The best rows of the segments so far, in no order; `hits` has room for `limit`.
typedef struct {
  kb_term_hit *hits;
  size_t count, limit;
} kb_term_best;

/// All postings were in order.
#define KB_TERMS_SOUND SIZE_MAX

/// Adds the selected rows of a segment that score above 0 to the best, as far as they are among them. The caller
/// numbers segments below UINT32_MAX, each otherwise. Of equal scores the smaller id is better.
///
/// KB_TERMS_SOUND, or the index of a term with damaged postings: rows that do not ascend or that the segment lacks,
/// frequencies of 0. Where few rows are selected, postings of others may go unread. Takes O(postings), or
/// O(selected rows * terms * log postings) where that is much less, and no memory but 20 KiB of the stack.
size_t kb_find_terms(const kb_bm25 *function, kb_term *terms, size_t term_count, const kb_term_rows *rows,
                     uint32_t segment, kb_term_best *best, kb_path path);

/// Puts the best rows in order, best first; nothing can be added afterwards.
void kb_order_terms(kb_term_best *best);

/// The scores of some rows of a segment, given in ascending order: the bits of kb_find_terms, 0 where no term occurs.
///
/// O(rows * terms * log postings). Reads few postings and checks no more of their order than it sees.
void kb_score_terms(const kb_bm25 *function, const kb_term *terms, size_t term_count, const kb_term_rows *rows,
                    const uint32_t *wanted, size_t wanted_count, double *scores);

/// In how many of the selected rows a term occurs.
///
/// Rows that the segment lacks do not count. O(postings), or O(unselected rows * log postings) where that is much less.
size_t kb_count_term(const kb_term *term, const kb_term_rows *rows);

#pragma clang assume_nonnull end

#endif
