#ifndef LIMITS_H
#define LIMITS_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Reads bytes in as many equally long streams (1 or 4) by each of some threads (at most 64), and returns their sum, so
/// that nothing is left out. `size` is rounded down to what divides evenly.
uint64_t limits_read(const void *bytes, size_t size, unsigned streams, unsigned threads);

/// Multiplies and adds float32 in the widest registers, by each of some threads (at most 64), in so many rounds.
///
/// The number of operations (a multiplication and an addition are two) that each thread has done.
uint64_t limits_multiply(uint64_t rounds, unsigned threads);

#pragma clang assume_nonnull end

#endif
