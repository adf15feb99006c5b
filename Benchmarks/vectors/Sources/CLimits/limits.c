#include "limits.h"

#include <pthread.h>

typedef uint64_t words __attribute__((vector_size(32)));
typedef float lanes8 __attribute__((vector_size(32)));
typedef float lanes16 __attribute__((vector_size(64)));

#if defined(__x86_64__)
#define AVX2 __attribute__((target("avx2,fma")))
#define AVX512 __attribute__((target("avx512f")))
#else
#define AVX2
#endif

#define CHAINS 12
#define MOST_THREADS 64

typedef struct {
  const unsigned char *bytes;
  size_t size;
  unsigned streams;
  uint64_t rounds, result;
  // Kept, so that the work cannot be left out.
  float sum;
} share;

AVX2 static uint64_t read_streams(const unsigned char *bytes, size_t size, unsigned streams) {
  const size_t step = streams == 4 ? 64 : 256;
  const size_t length = size / streams / step * step;
  words sums[8] = {0};
  for (size_t offset = 0; offset < length; offset += step) {
    if (streams == 4) {
      for (int k = 0; k < 8; k++) sums[k] += *(const words *)(bytes + (k / 2) * length + offset + (k % 2) * 32);
    } else {
      for (int k = 0; k < 8; k++) sums[k] += *(const words *)(bytes + offset + k * 32);
    }
  }
  for (int k = 1; k < 8; k++) sums[0] += sums[k];
  return sums[0][0] + sums[0][1] + sums[0][2] + sums[0][3];
}

// More chains than latency times throughput, so that none waits for its own result.
#define MULTIPLY(NAME, LANES, TARGET)                                                      \
  TARGET static uint64_t NAME(uint64_t rounds, float *sum) {                               \
    LANES chains[CHAINS], factor, term;                                                    \
    const uint64_t width = sizeof(LANES) / sizeof(float);                                  \
    for (uint64_t i = 0; i < width; i++) factor[i] = 0.999f, term[i] = 0.001f;             \
    for (int k = 0; k < CHAINS; k++) chains[k] = factor * (float)k;                        \
    for (uint64_t round = 0; round < rounds; round++)                                      \
      for (int k = 0; k < CHAINS; k++) chains[k] = chains[k] * factor + term;              \
    for (int k = 1; k < CHAINS; k++) chains[0] += chains[k];                               \
    *sum = chains[0][0];                                                                   \
    return rounds * CHAINS * width * 2;                                                    \
  }

MULTIPLY(multiply8, lanes8, AVX2)
#if defined(__x86_64__)
MULTIPLY(multiply16, lanes16, AVX512)
#endif

static void *read_share(void *argument) {
  share *work = argument;
  work->result = read_streams(work->bytes, work->size, work->streams);
  return NULL;
}

static void *multiply_share(void *argument) {
  share *work = argument;
#if defined(__x86_64__)
  work->result = __builtin_cpu_supports("avx512f") ? multiply16(work->rounds, &work->sum) : multiply8(work->rounds, &work->sum);
#else
  work->result = multiply8(work->rounds, &work->sum);
#endif
  return NULL;
}

static void run(void *(*body)(void *), share *shares, unsigned threads) {
  pthread_t others[MOST_THREADS];
  unsigned started = 1;
  while (started < threads && pthread_create(&others[started], NULL, body, &shares[started]) == 0) started++;
  body(&shares[0]);
  for (unsigned i = 1; i < started; i++) pthread_join(others[i], NULL);
  // What found no thread is done here, so that the work stays the same.
  for (unsigned i = started; i < threads; i++) body(&shares[i]);
}

static int is_supported(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
  return 1;
#endif
}

static unsigned thread_count(unsigned threads) {
  return threads < 1 ? 1 : threads > MOST_THREADS ? MOST_THREADS : threads;
}

uint64_t limits_read(const void *bytes, size_t size, unsigned streams, unsigned threads) {
  if (!is_supported()) return 0;
  share shares[MOST_THREADS] = {0};
  threads = thread_count(threads);
  const size_t part = size / threads / 1024 * 1024;
  for (unsigned i = 0; i < threads; i++)
    shares[i] = (share){.bytes = (const unsigned char *)bytes + i * part, .size = part, .streams = streams == 4 ? 4 : 1};
  run(read_share, shares, threads);
  uint64_t sum = 0;
  for (unsigned i = 0; i < threads; i++) sum += shares[i].result;
  return sum;
}

uint64_t limits_multiply(uint64_t rounds, unsigned threads) {
  if (!is_supported()) return 0;
  share shares[MOST_THREADS] = {0};
  threads = thread_count(threads);
  for (unsigned i = 0; i < threads; i++) shares[i].rounds = rounds;
  run(multiply_share, shares, threads);
  return shares[0].result;
}
