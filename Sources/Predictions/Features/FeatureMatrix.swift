/// Rows of features as models are fed with them: `Float`s row by row, NaN for a missing value, a category as the place
/// of its level.
public struct FeatureMatrix: Sendable, Hashable {
  /// How many features a row has.
  public let columnCount: Int
  /// The values, row by row.
  public private(set) var values: [Float]

  /// An empty matrix, ready for so many rows.
  public init(columnCount: Int, capacity rowCount: Int = 0) {
    self.columnCount = max(1, columnCount)
    values = []
    values.reserveCapacity(rowCount * self.columnCount)
  }

  /// A matrix over values that are there already; `nil` unless they fill whole rows.
  public init?(columnCount: Int, values: [Float]) {
    guard columnCount > 0, values.count % columnCount == 0 else { return nil }
    self.columnCount = columnCount
    self.values = values
  }

  /// How many rows there are.
  public var rowCount: Int { values.count / columnCount }

  /// A row; empty when there is none of that number.
  public subscript(row index: Int) -> ArraySlice<Float> {
    guard index >= 0, index < rowCount else { return [] }
    return values[index * columnCount..<(index + 1) * columnCount]
  }

  /// Adds a row; one of another length is cut or filled with missing values.
  public mutating func append(row: some Collection<Float>) {
    values.append(contentsOf: row.prefix(columnCount))
    for _ in row.count..<max(row.count, columnCount) { values.append(.nan) }
  }
}
