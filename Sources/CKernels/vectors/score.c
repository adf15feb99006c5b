#include "search.h"

float kb_score(const void *row, kb_element element, const float *query, uint32_t dimensions, kb_path path) {
  const vector_kernels *kernels = choose_vector_kernels(path);
  float scores[4];
  const void *four[4] = {row, row, row, row};
  if (element == KB_FLOAT16)
    kernels->score4_half((const uint16_t *const *)four, query, dimensions, scores);
  else
    kernels->score4((const float *const *)four, query, dimensions, scores);
  return scores[0] + 0.0f;
}

void kb_halve(const float *elements, size_t count, uint16_t *halves, kb_path path) {
  choose_vector_kernels(path)->halve(elements, count, halves);
}

void kb_widen(const uint16_t *halves, size_t count, float *elements, kb_path path) {
  choose_vector_kernels(path)->widen(halves, count, elements);
}

void score_rows(const kb_search *search, const kb_vectors *vectors, const uint32_t *rows, uint32_t count, size_t query,
                float scores[4]) {
  const float *elements = search->queries + query * vectors->dimensions;
  const uint8_t *four[4];
  for (uint32_t i = 0; i < 4; i++) four[i] = row_at(vectors, rows[i < count ? i : 0]);
  if (vectors->element == KB_FLOAT16)
    search->kernels->score4_half((const uint16_t *const *)four, elements, vectors->dimensions, scores);
  else
    search->kernels->score4((const float *const *)four, elements, vectors->dimensions, scores);
}

int rescore(const kb_search *search, const kb_segment *segment, size_t query, const row_list *candidates, row_heap *rows,
            kb_search_counts *counts) {
  const kb_vectors *v = &segment->vectors;
  for (size_t first = 0; first < candidates->count; first += 4) {
    // They come in descending order of their bounds.
    if (candidates->rows[first].score < rows->threshold) break;
    const uint32_t count = candidates->count - first < 4 ? (uint32_t)(candidates->count - first) : 4;
    for (size_t i = first + 4; i < candidates->count && i < first + 8; i++)
      prefetch(row_at(v, candidates->rows[i].row), row_size(v));
    uint32_t rows_of_four[4];
    for (uint32_t i = 0; i < count; i++) rows_of_four[i] = candidates->rows[first + i].row;
    float scores[4];
    score_rows(search, v, rows_of_four, count, query, scores);
    for (uint32_t i = 0; i < count; i++)
      if (scores[i] >= rows->threshold && offer_row(rows, scores[i], rows_of_four[i]) != 0) return -1;
    counts->rescored += count;
  }
  return 0;
}
