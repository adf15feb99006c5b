#ifndef KB_FILTERS_H
#define KB_FILTERS_H

#include <stdint.h>

#include "kernels.h"

#pragma clang assume_nonnull begin

/// Marks the rows whose code is accepted: row i in bit i mod 64 of word i / 64 of `selected`, which has a word for each
/// 64 rows. `accepted` holds a byte for each of `code_count` codes, 0 or 1.
///
/// The first row with another code, up to which words are written, or `row_count` where there is none. O(rows).
uint32_t kb_select_codes(const uint32_t *codes, uint32_t row_count, const uint8_t *accepted, uint32_t code_count,
                         uint64_t *selected, kb_path path);

#pragma clang assume_nonnull end

#endif
