/// Where values stand among all of a column: the percentage of values below, those that are equal counted half.
struct PercentileRanks {
  private let sorted: [Float]

  /// The ranks among these values. O(count × log count).
  init(_ values: [Float]) { sorted = values.filter { !$0.isNaN }.sorted() }

  /// The percentage for a value with two decimals; NaN for NaN and among no values. O(log count).
  subscript(value: Float) -> Double {
    guard !sorted.isEmpty, !value.isNaN else { return .nan }
    let middle = Double(place { $0 < value } + place { $0 <= value }) / 2
    return (10_000 * middle / Double(sorted.count)).rounded() / 100
  }

  /// How many values, from the smallest on, have a property that larger ones lack.
  private func place(_ holds: (Float) -> Bool) -> Int {
    var range = sorted.startIndex..<sorted.endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = holds(sorted[middle]) ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
