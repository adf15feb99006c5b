// The pass of a block over the trees, included once for each path with PATH(name) and TARGET defined, and with
// PATH(at_least), PATH(member) and PATH(blend) there: so that each path compiles to its own instructions.

// Which rows go right at a node.
TARGET INLINE void PATH(decide)(const pass *p, const kb_rank_node *node, choice *right) {
  const uint8_t *column = p->bytes + (size_t)node->column * KB_BLOCK_ROWS;
  if (__builtin_expect(node->test & KB_CATEGORICAL, 0)) {
    const uint8_t *set = p->sets + (size_t)(node->test & ~KB_CATEGORICAL) * KB_SET_BYTES;
    for (int h = 0; h < HALVES; h++) right->half[h] = PATH(member)(column + h * LANES, set);
  } else {
    for (int h = 0; h < HALVES; h++) right->half[h] = PATH(at_least)(column + h * LANES, (uint8_t)node->test);
  }
}

TARGET INLINE void PATH(merge)(const choice *right, const choice *a, const choice *b, choice *to) {
  for (int h = 0; h < HALVES; h++) to->half[h] = PATH(blend)(a->half[h], b->half[h], right->half[h]);
}

// The leaves that rows come to below node n of the bottom level, of the level above, and of the one above that: so many
// choices stay in registers. `root` is the tree's, `count` the nodes of the level.
TARGET INLINE void PATH(leaves1)(const pass *p, const kb_rank_node *root, uint32_t count, uint32_t n, choice *to) {
  choice right;
  PATH(decide)(p, root + count - 1 + n, &right);
  for (int h = 0; h < HALVES; h++) to->half[h] = (uint8_t)(2 * n) - right.half[h];
}

TARGET INLINE void PATH(leaves2)(const pass *p, const kb_rank_node *root, uint32_t count, uint32_t n, choice *to) {
  choice right, a, b;
  PATH(leaves1)(p, root, 2 * count, 2 * n, &a);
  PATH(leaves1)(p, root, 2 * count, 2 * n + 1, &b);
  PATH(decide)(p, root + count - 1 + n, &right);
  PATH(merge)(&right, &a, &b, to);
}

TARGET INLINE void PATH(leaves3)(const pass *p, const kb_rank_node *root, uint32_t count, uint32_t n, choice *to) {
  choice right, a, b;
  PATH(leaves2)(p, root, 2 * count, 2 * n, &a);
  PATH(leaves2)(p, root, 2 * count, 2 * n + 1, &b);
  PATH(decide)(p, root + count - 1 + n, &right);
  PATH(merge)(&right, &a, &b, to);
}

// The leaves that rows come to, by their numbers: `chosen[0]` in the end.
TARGET INLINE void PATH(find_leaves)(const pass *p, const kb_rank_node *root, uint32_t depth, choice *chosen) {
  if (depth == 1) {
    PATH(leaves1)(p, root, 1, 0, chosen);
    return;
  }
  if (depth == 2) {
    PATH(leaves2)(p, root, 1, 0, chosen);
    return;
  }
  uint32_t count = 1u << (depth - 3);
  for (uint32_t n = 0; n < count; n++) PATH(leaves3)(p, root, count, n, &chosen[n]);
  for (count /= 2; count > 0; count /= 2)
    for (uint32_t n = 0; n < count; n++) {
      choice right;
      PATH(decide)(p, root + count - 1 + n, &right);
      PATH(merge)(&right, &chosen[2 * n], &chosen[2 * n + 1], &chosen[n]);
    }
}

// Adds to 64 sums the leaves that rows have come to, eight at a time.
TARGET INLINE void PATH(add_leaves)(const float *leaf, const choice *chosen, float *sum) {
  uint64_t places[KB_BLOCK_ROWS / 8];
  memcpy(places, chosen, KB_BLOCK_ROWS);
  for (int i = 0; i < KB_BLOCK_ROWS / 8; i++) {
    uint8_t place[8];
    memcpy(place, &places[i], 8);
    const eight values = {leaf[place[0]], leaf[place[1]], leaf[place[2]], leaf[place[3]],
                          leaf[place[4]], leaf[place[5]], leaf[place[6]], leaf[place[7]]};
    eight *to = (eight *)(sum + 8 * i);
    *to += values;
  }
}

// No row leaves its tree early and none waits for memory: every node of a tree is tested for all rows.
TARGET static void PATH(add_block)(const kb_rank_tree *trees, size_t tree_count, const kb_rank_node *nodes,
                                   const float *leaves, const pass *p, float *sums) {
  choice chosen[1 << (MAXIMUM_DEPTH - 3)];
  for (size_t t = 0; t < tree_count; t++) {
    PATH(find_leaves)(p, nodes + trees[t].first_node, trees[t].depth, chosen);
    PATH(add_leaves)(leaves + trees[t].first_leaf, chosen, sums + (size_t)trees[t].group * KB_BLOCK_ROWS);
  }
}
