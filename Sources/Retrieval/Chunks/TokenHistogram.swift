/// How many chunks there are of each size.
public struct TokenHistogram: Sendable, Hashable {
  /// The chunks of a range of sizes.
  public struct Bucket: Sendable, Hashable {
    /// The sizes in tokens.
    public let tokens: Range<Int>
    /// The number of chunks.
    public let count: Int
  }

  /// The ranges from the smallest to the largest size there is, with those between that have no chunks.
  public let buckets: [Bucket]
  /// The number of chunks.
  public let count: Int
  /// The size of all chunks together, in tokens.
  public let total: Int
  private let sorted: [Int]

  /// The histogram of some sizes in ranges of `width` tokens.
  ///
  /// - Complexity: O(n log n), and one bucket for each `width` tokens of the largest size.
  public init(_ sizes: some Sequence<Int>, width: Int = 50) {
    let width = max(1, width)
    sorted = sizes.map { max(0, $0) }.sorted()
    count = sorted.count
    total = sorted.reduce(0, +)
    guard let least = sorted.first, let most = sorted.last else {
      buckets = []
      return
    }
    let first = least / width
    var counts = [Int](repeating: 0, count: most / width - first + 1)
    for size in sorted { counts[size / width - first] += 1 }
    buckets = counts.enumerated().map { index, count in
      Bucket(tokens: (first + index) * width..<(first + index + 1) * width, count: count)
    }
  }

  /// The mean size, 0 without chunks.
  public var mean: Double { count == 0 ? 0 : Double(total) / Double(count) }

  /// The size that a fraction of the chunks (0 to 1) does not exceed, `nil` without chunks: the nearest rank.
  public func quantile(_ fraction: Double) -> Int? {
    guard count > 0, fraction.isFinite else { return nil }
    let rank = Int((min(max(fraction, 0), 1) * Double(count)).rounded(.up))
    return sorted[min(max(rank, 1), count) - 1]
  }
}
