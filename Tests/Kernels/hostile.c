// Codes that say anything at all: a search may err then, but reads and writes nothing that is not its own.
#include <math.h>
#include <stdlib.h>

#include "cuts.h"

static void fill_bytes(random_source *random, void *bytes, size_t count) {
  uint8_t *const b = bytes;
  const uint64_t choice = random_below(random, 5);
  for (size_t i = 0; i < count; i++)
    b[i] = choice == 0 ? 0 : choice == 1 ? 0xff : choice == 2 ? 0x80 : (uint8_t)random_bits(random);
}

static float odd_float(random_source *random) {
  static const uint32_t odd[] = {0,          0x80000000, 1,          0xff800000, 0x7f800000, 0x7fc00000,
                                 0xbf800000, 0x3f800000, 0x7f7fffff, 0xff7fffff, 0x00800000, 0x7f800001};
  const uint64_t choice = random_below(random, COUNT_OF(odd) * 2);
  return choice < COUNT_OF(odd) ? float_from_bits(odd[choice]) : float_from_bits((uint32_t)random_bits(random));
}

static void fill_floats(random_source *random, float *floats, size_t count) {
  const bool alike = random_chance(random, 3), sound = random_chance(random, 3);
  const float first = odd_float(random);
  for (size_t i = 0; i < count; i++) {
    floats[i] = alike ? first : odd_float(random);
    if (sound) floats[i] = fabsf(random_normal(random)) * 0.01f;
  }
}

static void spoil(random_source *random, cut *cut) {
  const uint32_t n = cut->segment.vectors.row_count, d = cut->segment.vectors.dimensions;
  const size_t plane = n * kb_code_stride(d);
  kb_codes *const codes = &cut->codes;
  // Each part may keep what belongs there, so that the others are reached.
  if (!random_chance(random, 3)) fill_bytes(random, (void *)codes->high, plane);
  if (!random_chance(random, 3)) fill_bytes(random, (void *)codes->low, plane);
  if (!random_chance(random, 3)) fill_floats(random, (float *)codes->scales, n);
  if (!random_chance(random, 3)) fill_floats(random, (float *)codes->coarse_errors, n);
  if (!random_chance(random, 3)) fill_floats(random, (float *)codes->fine_errors, n);
  if (!random_chance(random, 3)) codes->largest_norm = odd_float(random);
  if (random_chance(random, 4)) fill_bytes(random, (void *)cut->segment.vectors.elements, (size_t)n * d * 2);
}

static void search(random_source *random, const corpus *c, kb_search *search, size_t limit, unsigned threads) {
  const kb_vectors vectors = {c->stored, c->element, c->row_count, c->dimensions};
  made_codes made = encode_rows(&vectors);
  for (uint32_t number = 0; number < 2; number++) {
    cut at = make_cut(c, 0, c->row_count, NULL, &made.codes);
    spoil(random, &at);
    at.segment.codes = &at.codes;
    expect(kb_search_segment(search, &at.segment, number, threads) == 0, "a segment was given up");
    free_cut(&at);
  }
  free_codes(&made);
  const size_t most = limit < 2 * (size_t)c->row_count ? limit : 2 * (size_t)c->row_count;
  for (size_t q = 0; q < c->query_count; q++) {
    kb_hit *const hits = fenced(most * sizeof(kb_hit));
    const size_t count = kb_search_hits(search, q, hits);
    expect(count <= most, "%zu hits", count);
    for (size_t i = 0; i < count && i < most; i++)
      expect(hits[i].segment < 2 && hits[i].row < c->row_count && !isnan(hits[i].score),
             "hit %zu: segment %u row %u", i, hits[i].segment, hits[i].row);
    release(hits);
  }
}

void check_hostile_codes(random_source *random, unsigned rounds) {
  static const uint32_t row_counts[] = {1, 15, 17, 64, 65, 130, 1000}, dimensions[] = {1, 8, 33, 64, 100, 384, 1024};
  static const size_t query_counts[] = {1, 1, 2, 8, 65}, limits[] = {1, 10, 100};
  static const unsigned thread_counts[] = {1, 1, 2, 8};
  named_path paths[5];
  const size_t path_count = available_paths(paths);
  for (unsigned round = 0; round < rounds; round++) {
    const uint32_t n = row_counts[random_below(random, COUNT_OF(row_counts))];
    const uint32_t d = dimensions[random_below(random, COUNT_OF(dimensions))];
    const size_t queries = query_counts[random_below(random, COUNT_OF(query_counts))];
    const size_t limit = limits[random_below(random, COUNT_OF(limits))];
    const unsigned threads = thread_counts[random_below(random, COUNT_OF(thread_counts))];
    corpus c = make_corpus(random, round % corpus_kind_count, (kb_element)(round / 2 % 2), n, d, queries);
    for (size_t p = 0; p < path_count; p++) {
      begin_case("hostile codes, round %u: %u rows, %u dimensions, %zu queries, limit %zu, path %s, %u threads", round,
                 n, d, queries, limit, paths[p].name, threads);
      kb_search *const begun = kb_search_begin(c.queries, queries, d, limit, paths[p].path);
      if (!expect(begun != NULL, "no memory")) continue;
      search(random, &c, begun, limit, threads);
      kb_search_end(begun);
    }
    free_corpus(&c);
  }
}
