// The dot products behind kb_dot and kb_scan_top, one set for each path.
#ifndef KB_DOT_H
#define KB_DOT_H

#include <stdint.h>

typedef void (*kb_dot4)(const float *const rows[4], const float *query, uint32_t dimensions, float scores[4]);

/// Scores four rows with the code of the path that suits this processor (`portable` forces the portable one).
kb_dot4 kb_choose_dot4(int portable);

#endif
