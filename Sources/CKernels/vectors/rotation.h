// Lengths of vectors, and a fixed rotation, by which codes of one scale lose little whatever the vector looks like.
#ifndef KB_ROTATION_H
#define KB_ROTATION_H

#include <stdint.h>

/// At most this part of a vector's length is lost to rounding by rotate(): two transforms of at most 16 stages with one
/// rounding each, and two more for the scale.
#define ROTATION_ERROR (48 * 0x1p-24)

/// The signs of the rotation with the scales of its transforms, 2 * dimensions of them.
void make_rotation(float *signs, uint32_t dimensions);

/// Rotates a vector in place: random signs and a Walsh-Hadamard transform of the first 2^n elements, the most there are,
/// and where that is not all, the same of the last 2^n. O(dimensions * log dimensions). The same bits on every machine.
void rotate(float *vector, uint32_t dimensions, const float *signs);

/// The length of a vector. Summed in double precision in lanes: far more exact than what is rounded up by.
double length_of(const float *vector, uint32_t dimensions);

#endif
