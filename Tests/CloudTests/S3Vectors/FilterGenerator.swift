import Retrieval
import TestSupport

/// Random metadata, and filters on them.
struct FilterGenerator {
  var generator: SplitMix64
  /// Whether `startsWith`, `stringContains` and `exists` occur.
  var operators: ClosedRange<Int>

  static let words = ["a", "b", "ab", "", "10", "é"]

  mutating func metadata() -> Metadata {
    var metadata: Metadata = [:]
    for name in ["p", "q", "r"] where Bool.random(using: &generator) { metadata[name] = value() }
    return metadata
  }

  mutating func filter(depth: Int = 3) -> Filter {
    switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &generator) {
    case 3: .all(filters(depth))
    case 4: .any(filters(depth))
    default: .attribute(["p", "q", "r"].randomElement(using: &generator) ?? "p", predicate())
    }
  }

  private mutating func filters(_ depth: Int) -> [Filter] {
    (0..<Int.random(in: 1...3, using: &generator)).map { _ in filter(depth: depth - 1) }
  }

  private mutating func value() -> MetadataValue {
    if Int.random(in: 0..<4, using: &generator) > 0 { return primitive() }
    return .strings((0..<Int.random(in: 0...2, using: &generator)).map { _ in word() })
  }

  private mutating func primitive() -> MetadataValue {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: .number(number())
    case 1: .boolean(Bool.random(using: &generator))
    default: .string(word())
    }
  }

  private mutating func word() -> String { Self.words.randomElement(using: &generator) ?? "" }

  private mutating func number() -> Double { Double(Int.random(in: -2...2, using: &generator)) / 2 }

  private mutating func predicate() -> Predicate {
    switch Int.random(in: operators, using: &generator) {
    case 0: .equals(primitive())
    case 1: .notEquals(primitive())
    case 2: .greaterThan(number())
    case 3: .greaterThanOrEquals(number())
    case 4: .lessThan(number())
    case 5: .lessThanOrEquals(number())
    case 6: .isIn([primitive(), primitive()])
    case 7: .isNotIn([primitive()])
    case 8: .listContains(word())
    case 9: .exists(Bool.random(using: &generator))
    case 10: .startsWith(word())
    default: .stringContains(word())
    }
  }
}
