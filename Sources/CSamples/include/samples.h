#ifndef KB_SAMPLES_H
#define KB_SAMPLES_H

#include <stddef.h>

// A file that is embedded in the binary.
struct kb_sample {
  // Its path below the folder that it is written to.
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

// The file with an index from 0, NULL after the last one.
const struct kb_sample *kb_sample_at(size_t index);

#endif
