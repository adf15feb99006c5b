// What vectors.h says, done naively.
#ifndef KB_MODEL_H
#define KB_MODEL_H

#include "check.h"

/// The canonical score: of every path but the portable one if `fused`, else of that.
float model_score(const float *row, const float *query, uint32_t dimensions, bool fused);
/// The exact sum, nearly: in long double.
long double exact_dot(const float *row, const float *query, uint32_t dimensions);
long double exact_length(const float *row, uint32_t dimensions);
/// The nearest float16, of two the even one; of a not-a-number one that is as much a not-a-number.
uint16_t model_half(float value);
float model_widen(uint16_t half);

/// Rows to search, with all that a naive search finds out about them once.
typedef struct {
  uint32_t row_count, dimensions;
  size_t query_count;
  kb_element element;
  const char *kind;
  /// The elements as stored, and as float32 (of float16, its exact value).
  void *stored;
  float *rows;
  uint8_t *ids;
  float *queries;
  /// Scores of every row for every query, and its rows in order of them; [0] of the portable path, [1] of the others.
  float *scores[2];
  uint32_t *order[2], *ordered[2];
} corpus;

/// How rows come about; a corpus takes its name from here.
extern const char *const corpus_kinds[];
extern const size_t corpus_kind_count;

corpus make_corpus(random_source *random, size_t kind, kb_element element, uint32_t row_count, uint32_t dimensions,
                   size_t query_count);
/// Scores all rows for all queries.
void score_corpus(corpus *c, bool fused);
void free_corpus(corpus *c);

static inline size_t element_size(kb_element element) { return element == KB_FLOAT16 ? 2 : 4; }

/// Codes of rows in buffers of their exact size.
typedef struct {
  kb_code_buffers buffers;
  kb_codes codes;
} made_codes;

made_codes encode_rows(const kb_vectors *vectors);
void free_codes(made_codes *made);

#endif
