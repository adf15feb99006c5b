import JSON

extension Feature {
  /// A value as models are fed with it: NaN for `null`, the place of a category's level.
  ///
  /// Whole numbers and truth values may come as each other (`true` is 1); a number outside of the declared range is
  /// taken, see `rangeWarning(_:)`.
  /// - Throws: `FeatureError` that names the feature, what it may be and what was given.
  public func encode(_ value: JSONValue) throws(FeatureError) -> Float {
    if value == .null { return .nan }
    switch kind {
    case .category(let levels): return try encode(value, levels)
    case .boolean:
      guard let bit = value.bool.map({ $0 ? 1 : 0 }) ?? value.int, bit == 0 || bit == 1 else {
        throw mismatch("0, 1, true or false", value)
      }
      return Float(bit)
    case .integer:
      guard let number = value.int, number.magnitude <= 1 << 53 else { throw mismatch("a whole number", value) }
      return Float(number)
    case .float:
      guard let number = value.double, Float(number).isFinite else { throw mismatch("a number", value) }
      return Float(number)
    }
  }

  /// A value as it is written on a command line: a number, `yes` or `no`, a level, or `null` and nothing for a missing one.
  ///
  /// - Throws: `FeatureError` as for a JSON value.
  public func encode(text: String) throws(FeatureError) -> Float {
    switch (kind, text.lowercased()) {
    case (.category(let levels), _) where levels.contains(text): return try encode(.string(text))
    case (_, ""), (_, "null"), (_, "missing"): return .nan
    case (.boolean, "yes"), (.boolean, "true"): return 1
    case (.boolean, "no"), (.boolean, "false"): return 0
    case (.category, _): return try encode(.string(text))
    default:
      // JSON has no infinity and no NaN: as such they would count as missing.
      guard let number = Double(text), number.isFinite else { return try encode(.string(text)) }
      return try encode(.number(number))
    }
  }

  /// A sentence about a number that lies outside of the declared range; `nil` when it lies within or is missing.
  public func rangeWarning(_ value: Float) -> String? {
    let number = Double(value)
    switch (minimum, maximum) {
    case (let low?, _) where number < low:
      return "\(name): \(display(value)) is below the smallest value that is possible, \(display(Float(low)))"
    case (_, let high?) where number > high:
      return "\(name): \(display(value)) is above the largest value that is possible, \(display(Float(high)))"
    default: return nil
    }
  }

  private func encode(_ value: JSONValue, _ levels: [String]) throws(FeatureError) -> Float {
    guard let text = value.string else { throw mismatch("one of \(levels.joined(separator: ", "))", value) }
    if let code = levels.firstIndex(of: text) { return Float(code) }
    if let code = levels.firstIndex(where: { $0.lowercased() == text.lowercased() }) { return Float(code) }
    throw mismatch("one of \(levels.joined(separator: ", "))", value)
  }

  private func mismatch(_ expected: String, _ value: JSONValue) -> FeatureError {
    FeatureError("\(name): expected \(expected), found \(value.text().prefix(60))")
  }
}
