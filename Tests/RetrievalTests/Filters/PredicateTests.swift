import Retrieval
import Testing

@Suite struct `Predicates` {
  static let cases: [(Predicate, MetadataValue?, Bool)] = [
    (.equals(.string("a")), .string("a"), true), (.equals(.string("a")), .string("b"), false),
    (.equals(.string("a")), .strings(["b", "a"]), true), (.equals(.string("a")), .strings([]), false),
    (.equals(.number(1)), .number(1), true), (.equals(.number(1)), .string("1"), false),
    (.equals(.boolean(true)), .boolean(true), true), (.equals(.boolean(true)), .number(1), false),
    (.equals(.string("a")), nil, false),
    (.notEquals(.string("a")), nil, true), (.notEquals(.string("a")), .string("a"), false),
    (.notEquals(.string("a")), .string("b"), true), (.notEquals(.number(1)), .string("1"), true),
    (.notEquals(.string("a")), .strings(["a", "b"]), false),
    (.greaterThan(1), .number(2), true), (.greaterThan(1), .number(1), false), (.greaterThan(1), nil, false),
    (.greaterThan(1), .string("2"), false),
    (.greaterThanOrEquals(1), .number(1), true), (.greaterThanOrEquals(1), .number(0), false),
    (.lessThan(1), .number(0), true), (.lessThan(1), .number(1), false), (.lessThan(1), nil, false),
    (.lessThanOrEquals(1), .number(1), true), (.lessThanOrEquals(1), .boolean(false), false),
    (.isIn([.string("a"), .number(2)]), .number(2), true), (.isIn([.string("a")]), .string("b"), false),
    (.isIn([.string("a")]), .strings(["x", "a"]), true), (.isIn([]), .string("a"), false),
    (.isIn([.string("a")]), nil, false),
    (.isNotIn([.string("a")]), nil, true), (.isNotIn([.string("a")]), .string("a"), false),
    (.isNotIn([.string("a")]), .strings(["b"]), true), (.isNotIn([]), .string("a"), true),
    (.startsWith("ab"), .string("abc"), true), (.startsWith("ab"), .string("cab"), false),
    (.startsWith(""), .string(""), true), (.startsWith("ab"), .strings(["abc"]), false),
    (.startsWith("ab"), nil, false),
    (.stringContains("b"), .string("abc"), true), (.stringContains("x"), .string("abc"), false),
    (.stringContains("b"), .strings(["x", "abc"]), true), (.stringContains("b"), .number(1), false),
    (.stringContains(""), .string(""), true), (.stringContains("b"), nil, false),
    (.listContains("a"), .strings(["b", "a"]), true), (.listContains("a"), .strings(["ab"]), false),
    (.listContains("a"), .string("a"), false), (.listContains("a"), nil, false),
    (.exists(true), .boolean(false), true), (.exists(true), nil, false), (.exists(false), nil, true),
    (.exists(false), .string(""), false),
  ]

  @Test(arguments: cases)
  func `Each operator holds for what the services say`(predicate: Predicate, value: MetadataValue?, holds: Bool) {
    #expect(predicate.matches(value) == holds)
  }

  @Test func `Filters join with and, or, and their nests`() {
    let metadata: Metadata = ["year": .number(2024), "kind": .string("metrics")]
    let recent = Filter.attribute("year", .greaterThan(2023))
    let other = Filter.attribute("kind", .equals(.string("dictionary")))
    #expect(recent.matches(metadata))
    #expect(!Filter.all([recent, other]).matches(metadata))
    #expect(Filter.any([other, recent]).matches(metadata))
    #expect(Filter.all([recent, .any([other, .attribute("kind", .exists(true))])]).matches(metadata))
    #expect(Filter.all([]).matches(metadata))
    #expect(!Filter.any([]).matches(metadata))
  }
}
