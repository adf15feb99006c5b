/// What the values of a column look like, gathered in one pass, so that its kind can be told.
struct ColumnProfile: Sendable, Hashable {
  private static let levelLimit = 50
  private static let levelBytes = 100
  /// The part of the values that must fit a kind; the others are faults.
  private static let agreement = 0.99

  private var fitting: [ImportedKind: Int] = [:]
  /// How many rows have no value.
  private(set) var missingCount = 0
  /// How many rows have a value.
  private(set) var count = 0
  /// The different texts, `nil` when they are too many or too long for a category.
  private(set) var levels: Set<String>? = []
  private var smallest = Double.infinity
  private var largest = -Double.infinity

  /// Takes a value into account.
  mutating func add(_ text: String) {
    if ImportedValue.isMissing(text) {
      missingCount += 1
      return
    }
    count += 1
    if ImportedValue.boolean(text) != nil { fitting[.boolean, default: 0] += 1 }
    if ImportedValue.integer(text) != nil { fitting[.integer, default: 0] += 1 }
    if let number = ImportedValue.number(text) {
      fitting[.float, default: 0] += 1
      smallest = min(smallest, number)
      largest = max(largest, number)
    }
    if ImportedValue.isDate(text) { fitting[.date, default: 0] += 1 }
    levels?.insert(text)
    if let levels, levels.count > Self.levelLimit || text.utf8.count > Self.levelBytes { self.levels = nil }
  }

  /// The kind that the values have, or nearly all of them: the narrowest that fits.
  var kind: ImportedKind {
    for kind in [ImportedKind.boolean, .integer, .float, .date] {
      let misfits = count - (fitting[kind] ?? 0)
      if count > 0, misfits <= Int((1 - Self.agreement) * Double(count)) { return kind }
    }
    guard let levels, !levels.isEmpty, levels.count * 2 <= count || levels.count <= 2 else { return .text }
    return .category
  }

  /// The smallest and the largest number, `nil` without one.
  var range: ClosedRange<Double>? { smallest <= largest ? smallest...largest : nil }
}
