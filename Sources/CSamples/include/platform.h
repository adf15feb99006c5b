#ifndef KB_PLATFORM_H
#define KB_PLATFORM_H

#include "samples.h"

// The platform's declaration with an index from 0, NULL after the last one. Its path begins with "platform/".
const struct kb_sample *kb_platform_file_at(size_t index);

#endif
