/// A prefix code of DEFLATE: the shorter, the more frequent a symbol is (RFC 1951, section 3.2.2).
struct PrefixCode {
  /// The bits of each symbol's code; 0 for a symbol that has none.
  let lengths: [Int]
  /// The codes, as they are written: the first bit lowest.
  let codes: [UInt32]

  /// A code for symbols that occur so often, none longer than a limit.
  init(frequencies: [Int], limit: Int) {
    self.init(lengths: Self.lengths(frequencies, limit: limit))
  }

  /// The code that these lengths stand for.
  init(lengths: [Int]) {
    self.lengths = lengths
    let longest = lengths.max() ?? 0
    var counts = [Int](repeating: 0, count: longest + 1)
    for length in lengths where length > 0 { counts[length] += 1 }
    var next = [UInt32](repeating: 0, count: longest + 2)
    for length in stride(from: 1, through: longest, by: 1) {
      next[length + 1] = (next[length] + UInt32(counts[length])) << 1
    }
    codes = lengths.map { length in
      guard length > 0 else { return 0 }
      defer { next[length] += 1 }
      return Self.reversed(next[length], length)
    }
  }

  private static func reversed(_ code: UInt32, _ length: Int) -> UInt32 {
    (0..<length).reduce(0) { result, bit in (result << 1) | ((code >> UInt32(bit)) & 1) }
  }

  /// Huffman's lengths; while one is beyond the limit, over frequencies that differ half as much. The code is complete,
  /// as decoders want it.
  private static func lengths(_ frequencies: [Int], limit: Int) -> [Int] {
    var lengths = [Int](repeating: 0, count: frequencies.count)
    let used = frequencies.indices.filter { frequencies[$0] > 0 }.sorted { frequencies[$0] < frequencies[$1] }
    guard used.count > 1 else {
      for symbol in used { lengths[symbol] = 1 }
      return lengths
    }
    var weights = used.map { frequencies[$0] }
    var depths = depths(weights)
    while depths.contains(where: { $0 > limit }) {
      weights = weights.map { ($0 + 1) / 2 }
      depths = Self.depths(weights)
    }
    for (symbol, depth) in zip(used, depths) { lengths[symbol] = depth }
    return lengths
  }

  /// The depth of each leaf of Huffman's tree over ascending weights, by two queues. O(leaves).
  private static func depths(_ weights: [Int]) -> [Int] {
    let count = weights.count
    var sums: [Int] = []
    var parents = [Int](repeating: 0, count: 2 * count - 1)
    var leaf = 0
    var inner = 0
    func smallest() -> (node: Int, weight: Int) {
      if leaf < count, inner >= sums.count || weights[leaf] <= sums[inner] {
        defer { leaf += 1 }
        return (leaf, weights[leaf])
      }
      defer { inner += 1 }
      return (count + inner, sums[inner])
    }
    while sums.count < count - 1 {
      let (first, second) = (smallest(), smallest())
      parents[first.node] = count + sums.count
      parents[second.node] = count + sums.count
      sums.append(first.weight + second.weight)
    }
    var depths = [Int](repeating: 0, count: 2 * count - 1)
    for node in stride(from: 2 * count - 3, through: 0, by: -1) { depths[node] = depths[parents[node]] + 1 }
    return Array(depths.prefix(count))
  }
}
