// What the kernels of explanations share.
#ifndef KB_SHAP_KERNELS_H
#define KB_SHAP_KERNELS_H

#include "shap.h"

#define INLINE static inline __attribute__((always_inline))
#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,fma")))
#endif

/// Floats from here on name no whole number exactly, hence no category.
#define CATEGORY_LIMIT 16777216.0f

/// Floats that a vector over so many points takes.
static inline size_t stride(uint32_t points) { return ((size_t)points + 3) / 4 * 4; }

/// Places that a tree's nodes and stray leaves take.
static inline size_t slots(const kb_shap_forest *forest) { return (size_t)forest->max_nodes + forest->max_strays; }

#endif
