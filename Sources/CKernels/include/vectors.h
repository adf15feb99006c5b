#ifndef KB_VECTORS_H
#define KB_VECTORS_H

#include <stddef.h>
#include <stdint.h>

#include "kernels.h"

#pragma clang assume_nonnull begin

/// How the elements of stored vectors are written, little-endian.
typedef enum { KB_FLOAT32 = 0, KB_FLOAT16 = 1 } kb_element;

/// Vectors of one length, row after row.
typedef struct {
  const void *elements;
  kb_element element;
  uint32_t row_count, dimensions;
} kb_vectors;

/// Whether a path runs on this processor; KB_PATH_BEST and KB_PATH_PORTABLE do on each.
int kb_has_path(kb_path path);

/// The canonical score of a row: products summed in 8 lanes (element i in lane i mod 8) in ascending order, each by a fused
/// multiply-add, then neighbouring lanes pairwise: ((0+1)+(2+3))+((4+5)+(6+7)). Every search gives a row these very bits, on
/// every path but KB_PATH_PORTABLE, which rounds products and sums apart. -0 is 0.
///
/// Against the exact sum it is wrong by at most (dimensions / 8 + 5) * 2^-24 * |row| * |query|, on the portable path by
/// twice that.
float kb_score(const void *row, kb_element element, const float *query, uint32_t dimensions, kb_path path);

/// Elements as float16, rounded to the nearest, of two to the even.
void kb_halve(const float *elements, size_t count, uint16_t *halves, kb_path path);
/// Elements of float16 as float32, which is exact.
void kb_widen(const uint16_t *halves, size_t count, float *elements, kb_path path);

/// The most dimensions that vectors with codes have: dot products of codes fit into 32 bits.
#define KB_CODE_DIMENSIONS 65536

/// Int8 codes of rows, as two planes of 4 bits, and what they leave out.
///
/// A row is turned by a fixed rotation, which spreads single large elements, and scaled: element = scale * code + rest. A
/// code from -128 to 127 is 16 * (high - 8) + low with high and low from 0 to 15. Of each 64 dimensions a plane holds 32
/// bytes: byte j has dimension j in its low four bits and dimension j + 32 in its high ones.
typedef struct {
  /// kb_code_stride(dimensions) bytes a row each.
  const uint8_t *high, *low;
  /// A float a row: the scale of its codes.
  const float *scales;
  /// A float a row: the length of what `scale * 16 * (high - 7.5)` leaves out, rounded up.
  const float *coarse_errors;
  /// A float a row: the length of what `scale * code` leaves out, rounded up.
  const float *fine_errors;
  /// At least the length of the longest row.
  float largest_norm;
} kb_codes;

/// The bytes of a row in either plane of its codes.
size_t kb_code_stride(uint32_t dimensions);

/// Where kb_encode puts what it makes of `row_count` rows.
typedef struct {
  uint8_t *high, *low;
  float *scales, *coarse_errors, *fine_errors;
} kb_code_buffers;

/// Makes the codes of rows and raises `largest_norm` to the bound of their lengths; 0, or -1 for want of memory. The same
/// rows give the same bytes on every machine. A row that is not finite, or longer than 10^15, gets infinite errors: every
/// search looks at it itself.
int kb_encode(const kb_vectors *vectors, const kb_code_buffers *codes, float *largest_norm);

/// A segment as a search sees it.
typedef struct {
  kb_vectors vectors;
  /// The codes of its rows; with NULL every selected row is scored by its elements.
  const kb_codes *_Nullable codes;
  /// A bit a row (row i: bit i mod 64 of word i / 64), NULL for all rows.
  const uint64_t *_Nullable selected;
  /// 16 bytes a row; read only where scores are equal.
  const uint8_t *ids;
} kb_segment;

/// A row that was found.
typedef struct {
  float score;
  uint32_t segment, row;
  uint8_t id[16];
} kb_hit;

/// What a search has looked at, summed over its queries.
typedef struct {
  /// Rows scored by their elements alone.
  uint64_t scored;
  /// Rows bounded by codes.
  uint64_t bounded;
  /// Of these, rows that the first bound left.
  uint64_t refined;
  /// Of these, rows that the second bound left, and that were scored by their elements.
  uint64_t rescored;
} kb_search_counts;

/// A search for the best rows of any number of segments, for any number of queries at once.
typedef struct kb_search kb_search;

/// A search by queries, one after the other, for the best `limit` rows of each; NULL for want of memory.
kb_search *_Nullable kb_search_begin(const float *queries, size_t query_count, uint32_t dimensions, size_t limit,
                                     kb_path path);

/// Looks at the rows of a segment, which the caller calls `number`, with up to `threads` threads; nothing of the segment
/// is needed afterwards. 0, or -1 for want of memory, after which the search can only be ended.
///
/// The result depends neither on codes nor threads nor on how rows are cut into segments: rows in the order of their
/// canonical scores, of equal ones the smaller id first. Rows whose score is no number are left out.
int kb_search_segment(kb_search *search, const kb_segment *segment, uint32_t number, unsigned threads);

/// The best rows of a query, best first, at most `limit`; how many there are.
size_t kb_search_hits(const kb_search *search, size_t query, kb_hit *hits);

/// What the search has looked at so far.
kb_search_counts kb_search_work(const kb_search *search);

/// Ends a search.
void kb_search_end(kb_search *_Nullable search);

#pragma clang assume_nonnull end

#endif
