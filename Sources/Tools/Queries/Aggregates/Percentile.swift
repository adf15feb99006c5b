import SQLite

/// The value below which a share of all values lies; exact. Keeps every value.
final class Percentile: AggregateState {
  /// What is taken between two values.
  enum Method {
    /// The value whose rank is the share of their number, rounded up.
    case nearestRank
    /// A point on the straight line between both.
    case interpolated
  }

  private let method: Method
  private let scale: Double
  private var values: [Double] = []
  private var share: Double?
  private var areWhole = true

  /// - Parameter scale: What all of the values are, as a share: 1, or 100 for percents.
  init(_ method: Method, scale: Double) {
    self.method = method
    self.scale = scale
  }

  func add(_ row: FunctionArguments, _ context: FunctionContext) throws(FunctionFault) {
    try take(share: row.count == 2 ? row.number(1) / scale : 0.5, row)
    if row.isNull(0) { return }
    let value = try row.number(0)
    if value.isNaN { return }
    try context.charge(8)
    areWhole = areWhole && row.isInteger(0)
    values.append(value)
  }

  private func take(share: Double, _ row: FunctionArguments) throws(FunctionFault) {
    guard (0...1).contains(share) else { throw row.mismatch(1, "a share from 0 to \(Int(scale))") }
    if let known = self.share, known != share { throw row.mismatch(1, "one share for all rows") }
    self.share = share
  }

  func value(_ context: FunctionContext) throws(FunctionFault) -> SQLiteValue {
    guard let share, !values.isEmpty else { return .null }
    try context.charge(values.count * 16)
    values.sort()
    switch method {
    case .nearestRank:
      let rank = Int((share * Double(values.count)).rounded(.up))
      let value = values[min(max(rank - 1, 0), values.count - 1)]
      if areWhole, let whole = Int64(exactly: value) { return .integer(whole) }
      return .real(value)
    case .interpolated:
      let place = share * Double(values.count - 1)
      let below = min(max(Int(place), 0), values.count - 1)
      let above = min(below + 1, values.count - 1)
      return .real(values[below] + (values[above] - values[below]) * (place - Double(below)))
    }
  }
}
