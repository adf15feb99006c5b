// Queries as searches over codes want them.
#ifndef KB_QUERY_CODES_H
#define KB_QUERY_CODES_H

#include "vectors.h"

/// How a bound of a row's score follows from the dot product of codes: dot * scale * factor, with an error of at most
/// error * slope + offset, where scale and error are the row's.
typedef struct {
  float factor, slope, offset;
} bound_rule;

/// A rotated query in 8 and in 16 bits.
typedef struct {
  /// 2 * kb_code_stride(dimensions) each, zeros after the last dimension.
  int8_t *bytes;
  int16_t *words;
  /// The sum of the bytes.
  int32_t byte_sum;
  float byte_scale, word_scale;
  /// The length of the query, and of what either form leaves out; rounded up.
  float norm, byte_error, word_error;
} query_codes;

/// Fills `codes` from a query, which is rotated in its place; `rest` takes a float a dimension. 0, or -1 when its length does
/// not let bounds be worked out.
int prepare_query(query_codes *codes, float *query, uint32_t dimensions, const float *signs, float *rest);

/// The rules for the first bound (bytes by the high plane, or bytes by whole codes) and for the second (words by codes).
bound_rule coarse_rule(const query_codes *codes, uint32_t dimensions, float largest_norm);
bound_rule block_rule(const query_codes *codes, uint32_t dimensions, float largest_norm);
bound_rule fine_rule(const query_codes *codes, uint32_t dimensions, float largest_norm);

#endif
