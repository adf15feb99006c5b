#include "glibc_floor.h"

#include <stddef.h>
#include <stdint.h>

#if defined(__linux__)
#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>
#endif

int kb_glibc_floor(void) { return 34; }

#if defined(__linux__) && defined(__GLIBC__)

// New version in glibc 2.35; Foundation asks for it. The squares of floats fit into a double.
float hypotf(float x, float y) {
  if (__builtin_isinf(x) || __builtin_isinf(y)) return __builtin_inff();
  double a = x, b = y;
  return (float)__builtin_sqrt(a * a + b * b);
}

// New in glibc 2.36; the C++ library's random_device asks for it. The system has random numbers, or nothing can go on.
uint32_t arc4random(void) {
  uint32_t value;
  while (getrandom(&value, sizeof value, 0) != (ssize_t)sizeof value) {
    if (errno != EINTR) abort();
  }
  return value;
}

#endif
