#include "cuts.h"

#include <stdlib.h>
#include <string.h>

static uint64_t *make_bitmap(const uint8_t *keep, uint32_t first, uint32_t count) {
  const size_t words = ((size_t)count + 63) / 64;
  // fenced() sets every bit: those behind the last row belong to none.
  uint64_t *const bitmap = fenced(words * sizeof(uint64_t));
  for (uint32_t r = 0; r < count; r++)
    if (!keep[first + r]) bitmap[r / 64] &= ~(1ull << r % 64);
  return bitmap;
}

cut make_cut(const corpus *c, uint32_t first, uint32_t count, const uint8_t *keep, const kb_codes *codes) {
  const size_t row_bytes = c->dimensions * element_size(c->element), stride = kb_code_stride(c->dimensions);
  cut out = {.first = first, .number = first * 3 + 7};
  out.segment = (kb_segment){
      .vectors = {fenced_copy((uint8_t *)c->stored + first * row_bytes, count * row_bytes), c->element, count,
                  c->dimensions},
      .selected = keep ? make_bitmap(keep, first, count) : NULL,
      .ids = fenced_copy(c->ids + (size_t)first * 16, (size_t)count * 16),
  };
  if (codes)
    out.codes = (kb_codes){
        .high = fenced_copy(codes->high + first * stride, count * stride),
        .low = fenced_copy(codes->low + first * stride, count * stride),
        .scales = fenced_copy(codes->scales + first, count * sizeof(float)),
        .coarse_errors = fenced_copy(codes->coarse_errors + first, count * sizeof(float)),
        .fine_errors = fenced_copy(codes->fine_errors + first, count * sizeof(float)),
        .largest_norm = codes->largest_norm,
    };
  return out;
}

void free_cut(cut *cut) {
  release((void *)cut->segment.vectors.elements);
  release((void *)cut->segment.ids);
  if (cut->segment.selected) release((void *)cut->segment.selected);
  if (!cut->codes.high) return;
  release((void *)cut->codes.high);
  release((void *)cut->codes.low);
  release((void *)cut->codes.scales);
  release((void *)cut->codes.coarse_errors);
  release((void *)cut->codes.fine_errors);
}

ranking best_rows(const corpus *c, bool fused, size_t query, const uint8_t *keep, size_t limit, uint32_t *kept) {
  const uint32_t *const order = c->order[fused] + query * c->row_count;
  size_t count = 0;
  for (uint32_t i = 0; i < c->ordered[fused][query] && count < limit; i++)
    if (!keep || keep[order[i]]) kept[count++] = order[i];
  return (ranking){count, kept};
}

static void check_hit(const corpus *c, const kb_hit *hit, const cut *cuts, size_t cut_count, uint32_t row, float score,
                      size_t query, size_t rank) {
  if (!expect(float_bits(hit->score) == float_bits(score), "query %zu rank %zu: score %a instead of %a", query, rank,
              (double)hit->score, (double)score))
    return;
  if (!expect(memcmp(hit->id, c->ids + (size_t)row * 16, 16) == 0, "query %zu rank %zu: not the id of row %u", query,
              rank, row))
    return;
  size_t s = 0;
  while (s < cut_count && cuts[s].number != hit->segment) s++;
  // Segments without rows may have the number of the next one.
  while (s + 1 < cut_count && cuts[s].segment.vectors.row_count == 0) s++;
  expect(s < cut_count && cuts[s].first + hit->row == row, "query %zu rank %zu: segment %u row %u is not row %u", query,
         rank, hit->segment, hit->row, row);
}

void check_hits(const corpus *c, const kb_search *search, const cut *cuts, size_t cut_count, const uint8_t *keep,
                size_t limit, bool fused) {
  const size_t most = limit < c->row_count ? limit : c->row_count;
  uint32_t *const kept = malloc((most + 1) * sizeof(uint32_t));
  // From the last query on: the order of asking is free.
  for (size_t q = c->query_count; q-- > 0;) {
    const ranking best = best_rows(c, fused, q, keep, limit, kept);
    kb_hit *const hits = fenced(best.count * sizeof(kb_hit));
    const size_t count = kb_search_hits(search, q, hits);
    if (expect(count == best.count, "query %zu: %zu hits instead of %zu", q, count, best.count))
      for (size_t i = 0; i < count; i++)
        check_hit(c, &hits[i], cuts, cut_count, best.rows[i], c->scores[fused][q * c->row_count + best.rows[i]], q, i);
    release(hits);
  }
  free(kept);
}
