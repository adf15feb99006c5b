/// Finds chunks that say almost the same: MinHash signatures (Broder 1997) with banding propose pairs, their exact
/// Jaccard similarity decides.
///
/// What is compared are the sets of runs of five words in the lines, without headers. Seeds are fixed, so the result
/// is the same on every machine. A pair of similarity 0.8 is missed with a probability of 0.0004.
public struct NearDuplicates: Sendable, Hashable {
  /// The least similarity of two chunks of a group, 0 to 1.
  public let threshold: Double

  private static let bands = 20
  private static let rows = 5
  private static let shingle = 5

  /// A search for chunks of at least this similarity.
  public init(threshold: Double = 0.8) { self.threshold = threshold }

  /// The groups of chunks that are joined by pairs of at least `threshold`, as indexes into `chunks`: each group in
  /// rising order, of at least two, the groups by their first members.
  ///
  /// - Complexity: O(words × hashes), and one comparison for each pair that is proposed.
  public func groups(in chunks: [Chunk]) -> [[Int]] {
    let sets = chunks.map { Self.shingles(of: $0.lines.lazy.map(\.text).joined(separator: " ")) }
    var distinct: [[UInt64]: Int] = [:]
    var parents = Array(chunks.indices)
    var representatives: [Int] = []
    for (index, set) in sets.enumerated() where !set.isEmpty {
      if let first = distinct[set] {
        parents[index] = first
      } else {
        distinct[set] = index
        representatives.append(index)
      }
    }
    for bucket in Self.buckets(of: representatives, sets) { join(bucket, sets, &parents) }
    var groups: [Int: [Int]] = [:]
    for index in chunks.indices { groups[Self.root(of: index, &parents), default: []].append(index) }
    return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  private func join(_ bucket: [Int], _ sets: [[UInt64]], _ parents: inout [Int]) {
    for (position, left) in bucket.enumerated() {
      for right in bucket[(position + 1)...] {
        let (first, second) = (Self.root(of: left, &parents), Self.root(of: right, &parents))
        if first != second, Self.similarity(sets[left], sets[right]) >= threshold {
          parents[max(first, second)] = min(first, second)
        }
      }
    }
  }

  private static func root(of index: Int, _ parents: inout [Int]) -> Int {
    var root = index
    while parents[root] != root { root = parents[root] }
    var index = index
    while parents[index] != root { (parents[index], index) = (root, parents[index]) }
    return root
  }

  /// The sets that share a band of their signatures, in a fixed order.
  private static func buckets(of indexes: [Int], _ sets: [[UInt64]]) -> [[Int]] {
    var buckets: [[Int]] = []
    let signatures = indexes.map { signature(of: sets[$0]) }
    for band in 0..<bands {
      var byHash: [UInt64: [Int]] = [:]
      var order: [UInt64] = []
      for (index, signature) in zip(indexes, signatures) {
        let hash = signature[band * rows..<(band + 1) * rows].reduce(UInt64(band)) { mixed($0 ^ $1) }
        if byHash[hash] == nil { order.append(hash) }
        byHash[hash, default: []].append(index)
      }
      buckets += order.compactMap { byHash[$0] }.filter { $0.count > 1 }
    }
    return buckets
  }

  private static func signature(of set: [UInt64]) -> [UInt64] {
    (0..<UInt64(bands * rows)).map { seed in
      let salt = mixed(seed &+ 1)
      return set.reduce(UInt64.max) { min($0, mixed($1 ^ salt)) }
    }
  }

  /// The hashes of the runs of five words, sorted, each once; of all words when there are fewer.
  private static func shingles(of text: String) -> [UInt64] {
    var words: [UInt64] = []
    var word: UInt64 = 0
    for byte in text.utf8 {
      let isLetter = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
      if isLetter {
        word = mixed(word ^ UInt64(byte < 0x80 ? byte | 0x20 : byte) &+ 0x9E37)
      } else if word != 0 {
        words.append(word)
        word = 0
      }
    }
    if word != 0 { words.append(word) }
    guard !words.isEmpty else { return [] }
    let starts = 0...max(0, words.count - shingle)
    return Set(starts.map { words[$0...].prefix(shingle).reduce(0) { mixed($0 ^ $1) } }).sorted()
  }

  private static func similarity(_ left: [UInt64], _ right: [UInt64]) -> Double {
    var shared = 0
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      if left[first] == right[second] { shared += 1 }
      let step = (left[first] <= right[second], right[second] <= left[first])
      if step.0 { first += 1 }
      if step.1 { second += 1 }
    }
    return Double(shared) / Double(max(1, left.count + right.count - shared))
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood 2014).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value &+ 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
