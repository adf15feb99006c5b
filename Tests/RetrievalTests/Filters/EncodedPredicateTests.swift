import Storage
import Testing

@testable import Retrieval

@Suite struct `Predicates on encoded values` {
  /// Some are equal in Unicode's sense though their bytes differ.
  private static let texts = [
    "", "a", "ab", "b", "K", "\u{212A}", "K1", ";", "\u{37E}", "e", "\u{E9}", "e\u{301}", "e\u{301}a", "\r", "\r\n",
    "s3://bucket/a.md", "s3://bucket/a.mdx", "größe",
  ]

  private static let values: [MetadataValue] =
    texts.map { .string($0) } + [
      .strings([]), .strings(["a", "\u{37E}"]), .strings(["K"]), .number(0), .number(-0.0), .number(.nan), .number(1),
      .boolean(true), .boolean(false),
    ]

  private static func matches(_ predicate: Predicate, _ bytes: [UInt8]) throws -> Bool {
    try bytes.withUnsafeBytes { try EncodedPredicate(predicate).matches($0, key: "v") }
  }

  @Test func `They hold for the values for which the predicates do`() throws {
    var predicates: [Predicate] = Self.values.flatMap {
      [.equals($0), .notEquals($0), .isIn([$0]), .isNotIn([$0, .string("ab")])] as [Predicate]
    }
    predicates += Self.texts.flatMap { [.startsWith($0), .stringContains($0), .listContains($0)] as [Predicate] }
    predicates += [.exists(true), .exists(false), .greaterThan(0), .lessThanOrEquals(0)]
    predicates += [.isIn([]), .isNotIn([]), .isIn([.string("a"), .string("K")]), .isIn([.string("a"), .number(1)])]
    for predicate in predicates {
      for value in Self.values {
        #expect(try Self.matches(predicate, MetadataCoding.encode(value)) == predicate.matches(value))
      }
    }
  }

  @Test(arguments: [[], [0x73, 0xFF], [0x78], [0x6E, 1], [0x62, 2], [0x6C, 9]] as [[UInt8]])
  func `Bytes that are no value are damage`(bytes: [UInt8]) {
    #expect(throws: StorageError.self) { try Self.matches(.equals(.string("a")), bytes) }
    #expect(throws: StorageError.self) { try Self.matches(.exists(true), bytes) }
  }
}
