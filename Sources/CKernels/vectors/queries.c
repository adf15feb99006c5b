#include <stdlib.h>
#include <string.h>

#include "rotation.h"
#include "search.h"

// From so many queries on, tiles pay for their preparation.
#define TILED_QUERIES 3

// Puts the queries into tiles of elements: 8 dimensions of each in turn.
static int tile_elements(kb_search *s) {
  if (s->element_tiles) return 0;
  const size_t width = s->kernels->tile_queries, tiles = (s->query_count + width - 1) / width;
  s->element_tiles = calloc(tiles * element_tile_size(s), sizeof(float));
  if (!s->element_tiles) return -1;
  for (size_t query = 0; query < s->query_count; query++) {
    float *tile = s->element_tiles + query / width * element_tile_size(s);
    for (uint32_t i = 0; i < s->dimensions; i++)
      tile[(i / 8 * width + query % width) * 8 + i % 8] = s->queries[query * s->dimensions + i];
  }
  return 0;
}

static int tile_codes(kb_search *s) {
  if (s->code_tiles) return 0;
  const size_t width = s->kernels->block_queries, tiles = (s->query_count + width - 1) / width;
  const int8_t **group = malloc(width * sizeof(*group));
  s->code_tiles = malloc(tiles * code_tile_size(s));
  for (size_t tile = 0; group && s->code_tiles && tile < tiles; tile++) {
    for (size_t q = 0; q < width; q++) {
      const size_t query = tile * width + q;
      group[q] = s->codes[query < s->query_count ? query : tile * width].bytes;
    }
    s->kernels->pack(group, kb_code_stride(s->dimensions), s->code_tiles + tile * code_tile_size(s));
  }
  const int status = group && s->code_tiles ? 0 : -1;
  free(group);
  return status;
}

// `workspace` takes 4 floats a dimension.
static void quantize_each(kb_search *s, size_t padded, float *workspace) {
  const uint32_t dimensions = s->dimensions;
  float *rotated = workspace, *rest = workspace + dimensions, *signs = workspace + 2 * dimensions;
  int16_t *words = s->code_storage;
  int8_t *bytes = (int8_t *)(words + padded * s->query_count);
  make_rotation(signs, dimensions);
  s->has_codes = 1;
  for (size_t query = 0; query < s->query_count; query++) {
    query_codes *codes = &s->codes[query];
    codes->words = words + query * padded;
    codes->bytes = bytes + query * padded;
    memcpy(rotated, s->queries + query * dimensions, sizeof(float) * dimensions);
    if (prepare_query(codes, rotated, dimensions, signs, rest) != 0) s->has_codes = 0;
  }
}

static int quantize_queries(kb_search *s) {
  if (s->codes) return 0;
  const size_t padded = 2 * kb_code_stride(s->dimensions);
  s->codes = calloc(s->query_count, sizeof(query_codes));
  s->code_storage = calloc(s->query_count, padded * (sizeof(int16_t) + sizeof(int8_t)));
  float *workspace = malloc(4 * sizeof(float) * ((size_t)s->dimensions + 1));
  const int has_memory = s->codes && s->code_storage && workspace;
  if (has_memory) quantize_each(s, padded, workspace);
  free(workspace);
  return has_memory ? 0 : -1;
}

// Whether bounds by codes can be worked out: products of lengths stay within float32.
static int suits_codes(const kb_search *s, const kb_segment *segment) {
  return s->has_codes && segment->codes->largest_norm >= 0 && segment->codes->largest_norm <= 1e16f;
}

int prepare_queries(kb_search *search, const kb_segment *segment, int *by_codes) {
  if (segment->codes && search->dimensions <= KB_CODE_DIMENSIONS) {
    if (quantize_queries(search) != 0) return -1;
    *by_codes = suits_codes(search, segment);
  }
  if (*by_codes) return search->query_count >= TILED_QUERIES ? tile_codes(search) : 0;
  return search->query_count >= TILED_QUERIES ? tile_elements(search) : 0;
}
