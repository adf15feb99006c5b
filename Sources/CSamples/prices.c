// The table of prices, embedded when this is compiled: the compiler notes it as a dependency, so that a changed file is
// embedded anew.
#include "prices.h"

// Compilers for the C of before 2023 know #embed too, and say so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char prices_json[] = {
#embed "../../prices/prices.json"
};

static const struct kb_sample prices = {"prices/prices.json", prices_json, sizeof prices_json};

const struct kb_sample *kb_prices(void) { return &prices; }
