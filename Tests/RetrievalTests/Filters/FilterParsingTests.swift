import JSON
import Retrieval
import TestSupport
import Testing

@Suite struct `Filter parsing` {
  @Test(arguments: [
    (#"{"equals":{"key":"a","value":"x"}}"#, Filter.attribute("a", .equals(.string("x")))),
    (#"{"notEquals":{"key":"a","value":true}}"#, .attribute("a", .notEquals(.boolean(true)))),
    (#"{"greaterThan":{"value":1,"key":"a"}}"#, .attribute("a", .greaterThan(1))),
    (#"{"greaterThanOrEquals":{"key":"a","value":1.5}}"#, .attribute("a", .greaterThanOrEquals(1.5))),
    (#"{"lessThan":{"key":"a","value":-1}}"#, .attribute("a", .lessThan(-1))),
    (#"{"lessThanOrEquals":{"key":"a","value":1e3}}"#, .attribute("a", .lessThanOrEquals(1000))),
    (
      #"{"in":{"key":"a","value":["x",1,false]}}"#, .attribute("a", .isIn([.string("x"), .number(1), .boolean(false)]))
    ),
    (#"{"notIn":{"key":"a","value":[]}}"#, .attribute("a", .isNotIn([]))),
    (#"{"startsWith":{"key":"a","value":"x"}}"#, .attribute("a", .startsWith("x"))),
    (#"{"listContains":{"key":"a","value":"x"}}"#, .attribute("a", .listContains("x"))),
    (#"{"stringContains":{"key":"a","value":"x"}}"#, .attribute("a", .stringContains("x"))),
    (
      #"{"andAll":[{"equals":{"key":"a","value":1}},{"orAll":[{"lessThan":{"key":"b","value":2}},{"in":{"key":"c","value":["y"]}}]}]}"#,
      .all([
        .attribute("a", .equals(.number(1))),
        .any([.attribute("b", .lessThan(2)), .attribute("c", .isIn([.string("y")]))]),
      ])
    ),
  ])
  func `Bedrock's grammar is read, and written back the same`(text: String, filter: Filter) throws {
    let parsed = try Filter(parsing: text)
    #expect(parsed == filter)
    let written = try #require(filter.bedrock)
    #expect(try Filter(written) == filter)
  }

  @Test(arguments: [
    (#"{"genre":"drama"}"#, Filter.attribute("genre", .equals(.string("drama")))),
    (#"{"year":2024}"#, .attribute("year", .equals(.number(2024)))),
    (#"{"equals":"drama"}"#, .attribute("equals", .equals(.string("drama")))),
    (#"{"a":{"$eq":false}}"#, .attribute("a", .equals(.boolean(false)))),
    (#"{"a":{"$ne":"x"}}"#, .attribute("a", .notEquals(.string("x")))),
    (
      #"{"a":{"$gte":10,"$lte":50}}"#,
      .all([.attribute("a", .greaterThanOrEquals(10)), .attribute("a", .lessThanOrEquals(50))])
    ),
    (#"{"a":{"$gt":1},"b":{"$lt":2}}"#, .all([.attribute("a", .greaterThan(1)), .attribute("b", .lessThan(2))])),
    (#"{"a":{"$in":["x",2]}}"#, .attribute("a", .isIn([.string("x"), .number(2)]))),
    (#"{"a":{"$nin":["x"]}}"#, .attribute("a", .isNotIn([.string("x")]))),
    (#"{"a":{"$exists":false}}"#, .attribute("a", .exists(false))),
    (#"{"$and":[{"a":1}]}"#, .all([.attribute("a", .equals(.number(1)))])),
    (
      #"{"$or":[{"a":1},{"$and":[{"b":{"$exists":true}},{"c":"x"}]}]}"#,
      .any([
        .attribute("a", .equals(.number(1))),
        .all([.attribute("b", .exists(true)), .attribute("c", .equals(.string("x")))]),
      ])
    ),
  ])
  func `S3 Vectors' grammar is read`(text: String, filter: Filter) throws {
    #expect(try Filter(parsing: text) == filter)
  }

  @Test(arguments: [100, 101])
  func `Bedrock's names have 1 to 100 characters`(length: Int) {
    let name = String(repeating: "é", count: length)
    let text = #"{"equals":{"key":"\#(name)","value":1}}"#
    #expect(((try? Filter(parsing: text)) != nil) == (length == 100))
    #expect((Filter.attribute(name, .equals(.number(1))).bedrock != nil) == (length == 100))
  }

  @Test(arguments: [15, 16])
  func `Filters nest at most sixteen deep`(levels: Int) {
    let inner = #"{"a":1}"#
    let text = String(repeating: #"{"$and":["#, count: levels) + inner + String(repeating: "]}", count: levels)
    #expect(((try? Filter(parsing: text)) != nil) == (levels == 15))
    let bedrock = #"{"equals":{"key":"a","value":1}}"#
    let nested =
      String(repeating: #"{"andAll":[\#(bedrock),"#, count: levels) + bedrock + String(repeating: "]}", count: levels)
    #expect(((try? Filter(parsing: nested)) != nil) == (levels == 15))
  }

  @Test func `A bottomless filter is refused, not followed`() {
    #expect(throws: FilterError.self) { try Filter(parsing: String(repeating: #"{"$and":["#, count: 100_000)) }
    #expect(throws: FilterError.self) { try Filter(parsing: [0x7B, 0xFF, 0x7D]) }
  }

  @Test func `What Bedrock's grammar cannot say is nil, a group of one is that one`() {
    let condition = Filter.attribute("a", .equals(.number(1)))
    #expect(Filter.attribute("a", .exists(true)).bedrock == nil)
    #expect(Filter.attribute("a", .equals(.strings(["x"]))).bedrock == nil)
    #expect(Filter.attribute("", .equals(.number(1))).bedrock == nil)
    #expect(Filter.all([]).bedrock == nil)
    #expect(Filter.all([condition, .attribute("a", .exists(true))]).bedrock == nil)
    #expect(Filter.any([condition]).bedrock == condition.bedrock)
    #expect(condition.bedrock?.text() == #"{"equals":{"key":"a","value":1}}"#)
  }

  @Test func `Any filter comes back from Bedrock's grammar as it was`() throws {
    var random = SplitMix64(seed: 21)
    for _ in 0..<500 {
      let filter = Self.random(depth: 4, &random)
      let value = try #require(filter.bedrock)
      #expect(try Filter(parsing: value.text(.pretty)) == filter)
    }
  }

  private static func random(depth: Int, _ random: inout SplitMix64) -> Filter {
    if depth > 1, Bool.random(using: &random) {
      let members = (0..<Int.random(in: 2...3, using: &random)).map { _ in Self.random(depth: depth - 1, &random) }
      return Bool.random(using: &random) ? .all(members) : .any(members)
    }
    let value: MetadataValue =
      [.string("a\"é\n"), .number(-0.25), .boolean(true)].randomElement(using: &random) ?? .number(0)
    let predicate: Predicate =
      [
        .equals(value), .notEquals(value), .greaterThan(1e10), .lessThanOrEquals(-3), .isIn([value, value]),
        .isNotIn([]), .startsWith(""), .listContains("x"), .stringContains("y"),
      ].randomElement(using: &random) ?? .exists(true)
    return .attribute(["k", "model_version", "$odd"].randomElement(using: &random) ?? "k", predicate)
  }
}
