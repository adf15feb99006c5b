extension FeatureMatrix {
  /// The slice of each row by a categorical feature: the code of its category, -1 for a missing value or no such column.
  public func slices(byCategory feature: Int) -> [Int] {
    column(feature).map { Int(exactly: $0.rounded(.towardZero)) ?? -1 }
  }

  /// The slice of each row by bands of a numeric feature: how many of the bands' lower bounds its value reaches, from 0
  /// for values below the first; -1 for a missing value or no such column.
  public func slices(byBandsOf feature: Int, from lowerBounds: [Float]) -> [Int] {
    column(feature).map { value in value.isNaN ? -1 : lowerBounds.count { $0 <= value } }
  }

  private func column(_ feature: Int) -> [Float] {
    (0..<rowCount).map { (0..<columnCount).contains(feature) ? values[$0 * columnCount + feature] : .nan }
  }
}
