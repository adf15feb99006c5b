#include "check.h"

#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

// How many failures of a case are reported.
#define REPORTED 3

static char current_case[512] = "start";
static uint64_t checks, failures, failures_of_case, checks_before;

void begin_case(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(current_case, sizeof current_case, format, arguments);
  va_end(arguments);
  failures_of_case = 0;
}

bool expect(bool holds, const char *format, ...) {
  checks++;
  if (holds) return true;
  failures++;
  if (++failures_of_case > REPORTED) return false;
  fprintf(stderr, "FAILED in %s: ", current_case);
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
  return false;
}

void end_part(const char *name) {
  printf("%-16s %12llu checks\n", name, (unsigned long long)(checks - checks_before));
  fflush(stdout);
  checks_before = checks;
}

int verdict(void) {
  if (failures == 0) return 0;
  fprintf(stderr, "%llu of %llu checks failed\n", (unsigned long long)failures, (unsigned long long)checks);
  return 1;
}

static void tell_case(void) {
  static const char start[] = "CRASHED in ";
  (void)!write(STDERR_FILENO, start, sizeof start - 1);
  (void)!write(STDERR_FILENO, current_case, strlen(current_case));
  (void)!write(STDERR_FILENO, "\n", 1);
}

// The sanitizers call this before they end the programme.
void __asan_on_error(void);
void __asan_on_error(void) { tell_case(); }

static void crashed(int signal_number) {
  tell_case();
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

void name_crashes(void) {
  static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
  for (size_t i = 0; i < COUNT_OF(signals); i++) signal(signals[i], crashed);
}

uint64_t random_bits(random_source *source) {
  uint64_t z = source->state += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

uint64_t random_below(random_source *source, uint64_t bound) { return random_bits(source) % bound; }

bool random_chance(random_source *source, uint32_t one_in) { return random_below(source, one_in) == 0; }

float random_normal(random_source *source) {
  // The sum of 8 uniform numbers: integers, so that no machine rounds it otherwise.
  int64_t sum = 0;
  for (int i = 0; i < 2; i++) {
    const uint64_t bits = random_bits(source);
    for (int j = 0; j < 4; j++) sum += (int64_t)(bits >> (16 * j) & 0xffff) - 0x8000;
  }
  return (float)sum / 53510.0f;
}

uint64_t digest(uint64_t so_far, const void *bytes, size_t count) {
  const uint8_t *b = bytes;
  for (size_t i = 0; i < count; i++) so_far = (so_far ^ b[i]) * 0x100000001b3u;
  return so_far;
}

uint64_t digest_float(uint64_t so_far, float value) {
  const uint32_t bits = isnan(value) ? 0x7fc00000 : float_bits(value);
  return digest(so_far, &bits, sizeof bits);
}

uint32_t float_bits(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

float float_from_bits(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

bool same_float(float a, float b) { return float_bits(a) == float_bits(b) || (isnan(a) && isnan(b)); }

size_t available_paths(named_path paths[5]) {
  static const named_path all[] = {
      {KB_PATH_PORTABLE, "portable"}, {KB_PATH_AVX2, "avx2"}, {KB_PATH_AVX512, "avx512"},
      {KB_PATH_NEON, "neon"},         {KB_PATH_BEST, "best"},
  };
  size_t count = 0;
  for (size_t i = 0; i < COUNT_OF(all); i++)
    if (kb_has_path(all[i].path)) paths[count++] = all[i];
  return count;
}

bool is_fused(kb_path path) {
  if (path == KB_PATH_PORTABLE || !kb_has_path(path)) return false;
  return path != KB_PATH_BEST || kb_has_path(KB_PATH_AVX2) || kb_has_path(KB_PATH_NEON);
}
