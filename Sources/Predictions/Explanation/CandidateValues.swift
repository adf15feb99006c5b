/// The values that are worth trying for a feature: one on each side of every threshold that the trees have for it.
///
/// Between two thresholds all values score alike, so that the nearest sensible value of each interval stands for all.
struct CandidateValues: Sendable {
  private let feature: Feature
  /// The thresholds of the feature, in order, each once.
  let thresholds: [Float]

  /// How many decimals a number may need; intervals without such a number are left out.
  private static let decimalLimit = 6

  /// The candidates for a feature whose tests have these thresholds.
  init(_ feature: Feature, thresholds: some Sequence<Float>) {
    self.feature = feature
    self.thresholds = Set(thresholds).sorted()
  }

  /// The values to try instead of another one, nearest first on either side: none for a feature that is protected or
  /// cannot be changed, or whose value is missing. O(thresholds).
  func values(insteadOf current: Float) -> [Float] {
    guard !feature.isProtected, feature.change != .none, !current.isNaN else { return [] }
    let values =
      switch feature.kind {
      case .boolean: [0, 1] as [Float]
      case .category(let levels): levels.indices.map { Float($0) }
      case .integer, .float: below(current) + above(current)
      }
    var seen: Set<Float> = [current]
    return values.filter { isAllowed($0, insteadOf: current) && seen.insert($0).inserted }
  }

  private func isAllowed(_ value: Float, insteadOf current: Float) -> Bool {
    if let minimum = feature.minimum, Double(value) < minimum { return false }
    if let maximum = feature.maximum, Double(value) > maximum { return false }
    return switch feature.change {
    case .any: true
    case .increase: value > current
    case .decrease: value < current
    case .none: false
    }
  }

  /// The smallest sensible value from each threshold above a value.
  private func above(_ current: Float) -> [Float] {
    thresholds.indices.filter { thresholds[$0] > current }.compactMap { place in
      let end = place + 1 < thresholds.count ? thresholds[place + 1] : .infinity
      return value(from: thresholds[place], below: end, isUpward: true)
    }
  }

  /// The largest sensible value below each threshold up to a value, the nearest first.
  private func below(_ current: Float) -> [Float] {
    thresholds.indices.reversed().filter { thresholds[$0] <= current }.compactMap { place in
      let start = place > 0 ? thresholds[place - 1] : -.infinity
      return value(from: start, below: thresholds[place], isUpward: false)
    }
  }

  /// The value of an interval with the fewest decimals that is nearest to the end that is come to first.
  private func value(from start: Float, below end: Float, isUpward: Bool) -> Float? {
    var scale = 1.0
    for _ in 0...(feature.kind == .integer ? 0 : Self.decimalLimit) {
      var value = isUpward ? (Double(start) * scale).rounded(.up) : (Double(end) * scale).rounded(.down)
      if !isUpward, Float(value / scale) >= end { value -= 1 }
      let rounded = Float(value / scale)
      if rounded >= start, rounded < end, isPossible(rounded) { return rounded }
      scale *= 10
    }
    return nil
  }

  private func isPossible(_ value: Float) -> Bool {
    Double(value) >= feature.minimum ?? -.infinity && Double(value) <= feature.maximum ?? .infinity
  }
}
