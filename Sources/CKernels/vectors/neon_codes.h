// The loops over codes by NEON, with and without its instructions for dot products of bytes.
#ifndef KB_NEON_CODES_H
#define KB_NEON_CODES_H

#include "vector_kernels.h"

/// With four rows 16 sums, beside which there are registers for what they are made of.
#define NEON_BLOCK_QUERIES 4

// See vector_kernels.h. Those of the second kind want a processor with dot products (FEAT_DotProd).
void coarse4_by_products(const uint8_t *const high[4], const int8_t *query, size_t stride, int32_t *dots);
void coarse4_by_dots(const uint8_t *const high[4], const int8_t *query, size_t stride, int32_t *dots);
void tile_codes_by_products(const void *block, const void *packed, size_t stride, lookahead ahead, int32_t *dots);
void tile_codes_by_dots(const void *block, const void *packed, size_t stride, lookahead ahead, int32_t *dots);

int32_t fine_neon(const uint8_t *high, const uint8_t *low, const int16_t *query, size_t stride);
void prepare_neon(const uint8_t *const *high, const uint8_t *const *low, size_t stride, void *block);
void pack_neon(const int8_t *const *queries, size_t stride, void *packed);

#endif
