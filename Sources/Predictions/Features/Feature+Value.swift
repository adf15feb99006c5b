import JSON

extension Feature {
  /// What stands for a value that is missing, in words.
  public static let missingText = "not available"

  /// A value as models are fed with it, for a reader: `24`, `$6.18`, `yes`, `monthly`, `not available`.
  public func display(_ value: Float) -> String {
    guard !value.isNaN else { return Self.missingText }
    switch kind {
    case .category(let levels):
      return Self.level(value, of: levels) ?? "unknown level \(NumberText.plain(Double(value)))"
    case .boolean: return value == 0 ? "no" : "yes"
    case .integer: return NumberText.fixed(Double(value), 0)
    case .float where isAmount: return NumberText.dollars(Double(value))
    case .float: return unit == "share" ? NumberText.percent(Double(value)) : NumberText.plain(Double(value))
    }
  }

  /// The unit to be named behind a displayed value; `nil` where the value says it, or has none.
  public var displayUnit: String? {
    switch kind {
    case .category, .boolean: nil
    case .float where isAmount: unit.flatMap { $0 == "USD" ? nil : String($0.dropFirst(4)) }
    case .integer, .float: unit.flatMap { Self.impliedUnits.contains($0) ? nil : $0 }
    }
  }

  /// A value with its unit: `24 days`, `$6.18 per month`, `not available`.
  public func displayWithUnit(_ value: Float) -> String {
    let text = display(value)
    guard !value.isNaN, let unit = displayUnit else { return text }
    return "\(text) \(unit)"
  }

  /// A value as JSON: the name of a level, a number, or `null` when it is missing.
  public func json(_ value: Float) -> JSONValue {
    guard value.isFinite else { return .null }
    switch kind {
    case .category(let levels): return Self.level(value, of: levels).map(JSONValue.string) ?? .number(Double(value))
    case .integer, .boolean, .float: return .number(value.written)
    }
  }

  /// What a number stands for without being said, or is shown as per cent.
  private static let impliedUnits: Set<String> = ["count", "share", "score", "slope", "band"]

  /// Whether values are amounts of US dollars.
  private var isAmount: Bool { unit?.hasPrefix("USD") == true }

  private static func level(_ value: Float, of levels: [String]) -> String? {
    guard let code = Int(exactly: value), levels.indices.contains(code) else { return nil }
    return levels[code]
  }
}
