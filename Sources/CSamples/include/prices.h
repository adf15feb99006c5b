#ifndef KB_PRICES_H
#define KB_PRICES_H

#include "samples.h"

// The file of prices that the program carries; never NULL.
const struct kb_sample *kb_prices(void);

#endif
