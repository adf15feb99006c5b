// Checks that the kernels do what vectors.h says:
//   check [--seed NUMBER] [--effort NUMBER] [PART...]
// PART is one of those below, all without any. Effort 1 is the least; it grows with the square of the number.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

static const char *const parts[] = {"scores",   "halves",  "codes",  "rules",       "loops",
                                    "searches", "hostile", "memory", "fingerprints"};

static void check_part(const char *part, uint64_t seed, unsigned effort) {
  // Each part has its own numbers, so that one alone meets the same cases.
  random_source random = {seed ^ digest(DIGEST_START, part, strlen(part))};
  if (strcmp(part, "scores") == 0) check_scores(&random);
  if (strcmp(part, "halves") == 0) check_halves(&random);
  if (strcmp(part, "codes") == 0) check_codes(&random);
  if (strcmp(part, "rules") == 0) check_rules(&random);
  if (strcmp(part, "loops") == 0) check_loops(&random);
  if (strcmp(part, "searches") == 0) check_searches(&random, 300000ull * effort * effort, effort);
  if (strcmp(part, "hostile") == 0) check_hostile_codes(&random, 20 * effort * effort);
  if (strcmp(part, "memory") == 0) check_want_of_memory();
  if (strcmp(part, "fingerprints") == 0) print_fingerprints();
  end_part(part);
}

static uint64_t number_after(int argc, char **argv, int *at) {
  char *end = NULL;
  const uint64_t number = *at + 1 < argc ? strtoull(argv[*at + 1], &end, 10) : 0;
  if (!end || *end != 0 || number == 0) {
    fprintf(stderr, "%s wants a number from 1 on\n", argv[*at]);
    exit(2);
  }
  ++*at;
  return number;
}

int main(int argc, char **argv) {
  uint64_t seed = 1, effort = 4;
  bool wanted[COUNT_OF(parts)] = {false}, all = true;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--seed") == 0) {
      seed = number_after(argc, argv, &i);
    } else if (strcmp(argv[i], "--effort") == 0) {
      effort = number_after(argc, argv, &i);
    } else {
      size_t p = 0;
      while (p < COUNT_OF(parts) && strcmp(parts[p], argv[i]) != 0) p++;
      if (p == COUNT_OF(parts)) {
        fprintf(stderr, "there is no part %s\n", argv[i]);
        return 2;
      }
      wanted[p] = true;
      all = false;
    }
  }
  name_crashes();
  named_path paths[5];
  const size_t path_count = available_paths(paths);
  printf("seed %llu, effort %llu, paths:", (unsigned long long)seed, (unsigned long long)effort);
  for (size_t p = 0; p < path_count; p++) printf(" %s", paths[p].name);
  printf("\n");
  for (size_t p = 0; p < COUNT_OF(parts); p++)
    if (all || wanted[p]) check_part(parts[p], seed, (unsigned)effort);
  return verdict();
}
