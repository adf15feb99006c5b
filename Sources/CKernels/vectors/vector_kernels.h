// The inner loops of vector search, one table for each path.
#ifndef KB_VECTOR_KERNELS_H
#define KB_VECTOR_KERNELS_H

#include "query_codes.h"
#include "vectors.h"

#pragma clang assume_nonnull begin

/// The rows of a tile of elements.
#define TILE_ROWS 4
/// The rows of a block of codes.
#define BLOCK_CODES 32

/// What will be read after a tile, from two places: fetched on the way, while the processor multiplies.
typedef struct {
  const uint8_t *_Nonnull places[2];
  /// So many bytes from each.
  size_t size;
} lookahead;

#define CACHE_LINE 64

/// Fetches a line from each place; `at` is how far that has come.
static inline void fetch_ahead(const lookahead *ahead, size_t *at) {
  if (*at >= ahead->size) return;
  __builtin_prefetch(ahead->places[0] + *at, 0, 2);
  __builtin_prefetch(ahead->places[1] + *at, 0, 2);
  *at += CACHE_LINE;
}

typedef struct {
  /// Scores four rows by their elements.
  void (*score4)(const float *const _Nonnull rows[_Nonnull 4], const float *query, uint32_t dimensions, float *scores);
  void (*score4_half)(const uint16_t *const _Nonnull rows[_Nonnull 4], const float *query, uint32_t dimensions,
                      float *scores);

  /// How many queries a tile of elements has. They are packed: 8 dimensions of each in turn, zeros after the last.
  uint32_t tile_queries;
  /// Scores four rows for the queries of a tile: TILE_ROWS scores for each query in turn.
  void (*tile)(const float *const _Nonnull rows[_Nonnull 4], const float *queries, uint32_t dimensions, lookahead ahead,
               float *scores);

  void (*widen)(const uint16_t *halves, size_t count, float *elements);
  void (*halve)(const float *elements, size_t count, uint16_t *halves);

  /// The sums of query * high over four rows of the high plane; `query` is in the order of dimensions.
  void (*coarse4)(const uint8_t *const _Nonnull high[_Nonnull 4], const int8_t *query, size_t stride, int32_t *dots);
  /// The sum of query * code over a row.
  int32_t (*fine)(const uint8_t *high, const uint8_t *low, const int16_t *query, size_t stride);

  /// How many queries a tile of codes has.
  uint32_t block_queries;
  /// Puts BLOCK_CODES rows into the order of the tile: at most 4 * stride bytes a row.
  void (*prepare)(const uint8_t *const _Nonnull *_Nonnull high, const uint8_t *const _Nonnull *_Nonnull low, size_t stride,
                  void *block);
  /// Puts `block_queries` queries of 2 * stride codes into the order of the tile: at most 4 * stride + 4 bytes a query.
  void (*pack)(const int8_t *const _Nonnull *_Nonnull queries, size_t stride, void *packed);
  /// The sums of query * code: BLOCK_CODES of them for each query in turn.
  void (*tile_codes)(const void *block, const void *packed, size_t stride, lookahead ahead, int32_t *dots);
  /// Which of BLOCK_CODES rows may reach the threshold: bit i unless row i's upper bound is below it.
  uint32_t (*bounded)(const int32_t *dots, const float *scales, const float *errors, bound_rule rule, float threshold);
} vector_kernels;

/// The loops of a path, or the portable ones where the processor lacks it.
const vector_kernels *choose_vector_kernels(kb_path path);

extern const vector_kernels portable_vector_kernels;
#if defined(__x86_64__)
extern const vector_kernels avx2_vector_kernels;
extern const vector_kernels avx512_vector_kernels;
#elif defined(__aarch64__)
extern const vector_kernels neon_vector_kernels;
/// The same with dot products of bytes.
extern const vector_kernels neon_dot_vector_kernels;
#endif

#pragma clang assume_nonnull end

#endif
