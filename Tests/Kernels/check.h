// What the parts of this programme share: cases, checks, seeded random numbers, buffers with a fence behind them.
#ifndef KB_CHECK_H
#define KB_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vectors.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/// Names what is being looked at, for the report of a failure or of a crash.
void begin_case(const char *format, ...) __attribute__((format(printf, 1, 2)));
/// Counts a check and, if it does not hold, reports it with the case.
bool expect(bool holds, const char *format, ...) __attribute__((format(printf, 2, 3)));
/// Prints what a part has checked since the part before it.
void end_part(const char *name);
/// The exit code of the programme: 1 after any failure.
int verdict(void);
/// Lets a crash name its case.
void name_crashes(void);

/// SplitMix64.
typedef struct {
  uint64_t state;
} random_source;

uint64_t random_bits(random_source *source);
/// From 0 to `bound` - 1.
uint64_t random_below(random_source *source, uint64_t bound);
/// A float of roughly normal distribution, the same on every machine.
float random_normal(random_source *source);
bool random_chance(random_source *source, uint32_t one_in);

/// A buffer of so many bytes whose next byte cannot be read. Every bit of it is set.
void *fenced(size_t bytes);
/// A copy of some bytes in such a buffer.
void *fenced_copy(const void *bytes, size_t count);
void release(void *buffer);

/// FNV-1a over bytes; starts with DIGEST_START.
#define DIGEST_START 0xcbf29ce484222325u
uint64_t digest(uint64_t so_far, const void *bytes, size_t count);
uint64_t digest_float(uint64_t so_far, float value);

uint32_t float_bits(float value);
float float_from_bits(uint32_t bits);
/// Whether two floats are one and the same value; any not-a-number is every other.
bool same_float(float a, float b);

/// A path and its name.
typedef struct {
  kb_path path;
  const char *name;
} named_path;

/// The paths of this processor; KB_PATH_BEST is the last.
size_t available_paths(named_path paths[5]);
/// Whether a path fuses products and sums, as all but the portable one do.
bool is_fused(kb_path path);

void check_scores(random_source *random);
void check_halves(random_source *random);
void check_codes(random_source *random);
/// `budget`: products of elements that the naive model may make for one corpus.
void check_searches(random_source *random, uint64_t budget, unsigned rounds);
void check_rules(random_source *random);
void check_loops(random_source *random);
void check_hostile_codes(random_source *random, unsigned rounds);
void check_want_of_memory(void);
/// Prints digests of codes, scores and hits, which every machine must print alike.
void print_fingerprints(void);

#endif
