#include <pthread.h>
#include <string.h>

#include "kernels.h"

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

// The reflected form of the Castagnoli polynomial 0x1EDC6F41.
#define POLYNOMIAL 0x82F63B78u

static uint32_t table[8][256];
static pthread_once_t table_once = PTHREAD_ONCE_INIT;

static void make_table(void) {
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    table[0][i] = crc;
  }
  for (uint32_t i = 0; i < 256; i++)
    for (int t = 1; t < 8; t++) table[t][i] = (table[t - 1][i] >> 8) ^ table[0][table[t - 1][i] & 255];
}

// Eight bytes a step by eight tables (Kounavis and Berry, "slicing by eight").
static uint32_t crc_portable(uint32_t crc, const uint8_t *p, size_t count) {
  pthread_once(&table_once, make_table);
  for (; count >= 8; count -= 8, p += 8) {
    crc ^= (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
    crc = table[7][crc & 255] ^ table[6][crc >> 8 & 255] ^ table[5][crc >> 16 & 255] ^ table[4][crc >> 24] ^
          table[3][p[4]] ^ table[2][p[5]] ^ table[1][p[6]] ^ table[0][p[7]];
  }
  for (; count > 0; count--, p++) crc = (crc >> 8) ^ table[0][(crc ^ *p) & 255];
  return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t crc_sse42(uint32_t crc, const uint8_t *p, size_t count) {
  uint64_t wide = crc;
  for (; count >= 8; count -= 8, p += 8) {
    uint64_t word;
    memcpy(&word, p, 8);
    wide = _mm_crc32_u64(wide, word);
  }
  crc = (uint32_t)wide;
  for (; count > 0; count--, p++) crc = _mm_crc32_u8(crc, *p);
  return crc;
}
#endif

uint32_t kb_crc32c(uint32_t crc, const void *bytes, size_t count, kb_path path) {
#if defined(__x86_64__)
  if (path == KB_PATH_BEST && __builtin_cpu_supports("sse4.2")) return ~crc_sse42(~crc, bytes, count);
#endif
  (void)path;
  return ~crc_portable(~crc, bytes, count);
}
