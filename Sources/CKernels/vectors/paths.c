#include "vector_kernels.h"

#if defined(__aarch64__)

#if defined(__linux__)
#include <sys/auxv.h>
// FEAT_DotProd, which processors before ARMv8.4 may lack.
static int has_dot_products(void) { return (getauxval(AT_HWCAP) & HWCAP_ASIMDDP) != 0; }
#else
static int has_dot_products(void) {
#if defined(__ARM_FEATURE_DOTPROD)
  return 1;
#else
  return 0;
#endif
}
#endif

#endif

int kb_has_path(kb_path path) {
  switch (path) {
    case KB_PATH_BEST:
    case KB_PATH_PORTABLE:
      return 1;
#if defined(__x86_64__)
    case KB_PATH_AVX2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c");
    case KB_PATH_AVX512:
      return kb_has_path(KB_PATH_AVX2) && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
#elif defined(__aarch64__)
    case KB_PATH_NEON:
      return 1;
#endif
    default:
      return 0;
  }
}

const vector_kernels *choose_vector_kernels(kb_path path) {
#if defined(__x86_64__)
  if ((path == KB_PATH_BEST || path == KB_PATH_AVX512) && kb_has_path(KB_PATH_AVX512)) return &avx512_vector_kernels;
  if ((path == KB_PATH_BEST || path == KB_PATH_AVX2) && kb_has_path(KB_PATH_AVX2)) return &avx2_vector_kernels;
#elif defined(__aarch64__)
  if (path == KB_PATH_BEST || path == KB_PATH_NEON)
    return has_dot_products() ? &neon_dot_vector_kernels : &neon_vector_kernels;
#endif
  (void)path;
  return &portable_vector_kernels;
}
