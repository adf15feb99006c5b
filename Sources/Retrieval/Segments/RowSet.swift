/// A set of rows of one segment, as a bit a row.
public struct RowSet: Sendable, Hashable {
  /// The number of rows of the segment, in the set or not.
  public let rowCount: Int
  /// Row i is bit i mod 64 of word i / 64; bits beyond `rowCount` are 0.
  private(set) var words: [UInt64]

  /// None of some rows.
  public init(none rowCount: Int) {
    self.rowCount = Swift.max(0, rowCount)
    words = Array(repeating: 0, count: (self.rowCount + 63) / 64)
  }

  /// All of some rows.
  public init(all rowCount: Int) {
    self.init(none: rowCount)
    for index in words.indices { words[index] = .max }
    clearExcess()
  }

  /// The rows whose bits are set; bits beyond `rowCount` are ignored, missing words are 0.
  init(rowCount: Int, words: [UInt64]) {
    self.rowCount = Swift.max(0, rowCount)
    let count = (self.rowCount + 63) / 64
    self.words = Array(words.prefix(count))
    self.words.append(contentsOf: repeatElement(0, count: count - self.words.count))
    clearExcess()
  }

  /// Whether a row is in the set; a row that the segment does not have is not.
  public func contains(_ row: Int) -> Bool {
    row >= 0 && row < rowCount && words[row / 64] >> UInt64(row % 64) & 1 == 1
  }

  /// Adds a row; one that the segment does not have is not added.
  public mutating func insert(_ row: Int) {
    guard row >= 0, row < rowCount else { return }
    words[row / 64] |= 1 << UInt64(row % 64)
  }

  /// Adds rows, as far as the segment has them. O(rows).
  public mutating func insert(_ rows: Range<Int>) {
    for row in rows.clamped(to: 0..<rowCount) { words[row / 64] |= 1 << UInt64(row % 64) }
  }

  /// Takes a row out.
  public mutating func remove(_ row: Int) {
    guard row >= 0, row < rowCount else { return }
    words[row / 64] &= ~(1 << UInt64(row % 64))
  }

  /// How many rows are in the set. O(rows / 64).
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no row is in the set. O(rows / 64).
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The rows that are not in the set.
  public var complement: RowSet { RowSet(rowCount: rowCount, words: words.map { ~$0 }) }

  /// The rows in both sets, which are of one segment.
  public func intersection(_ other: RowSet) -> RowSet {
    RowSet(rowCount: Swift.min(rowCount, other.rowCount), words: zip(words, other.words).map { $0 & $1 })
  }

  /// The rows in either set, which are of one segment.
  public func union(_ other: RowSet) -> RowSet {
    RowSet(rowCount: Swift.min(rowCount, other.rowCount), words: zip(words, other.words).map { $0 | $1 })
  }

  private mutating func clearExcess() {
    guard rowCount % 64 != 0, let last = words.indices.last else { return }
    words[last] &= 1 << UInt64(rowCount % 64) - 1
  }
}

extension RowSet: Sequence {
  /// The rows in ascending order.
  public struct Iterator: IteratorProtocol {
    fileprivate let words: [UInt64]
    fileprivate var index = 0
    fileprivate var word: UInt64

    /// The next row of the set. Amortised O(1), O(rows / 64) over empty stretches.
    public mutating func next() -> Int? {
      while word == 0 {
        index += 1
        guard index < words.count else { return nil }
        word = words[index]
      }
      defer { word &= word - 1 }
      return index * 64 + word.trailingZeroBitCount
    }
  }

  /// The rows in ascending order.
  public func makeIterator() -> Iterator { Iterator(words: words, word: words.first ?? 0) }
}
