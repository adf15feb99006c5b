import Retrieval
import TestSupport
import Testing

@Suite struct `Filter errors` {
  private func fault(_ text: String) throws -> FilterError {
    do throws(FilterError) {
      let filter = try Filter(parsing: text)
      Issue.record("\(text) was read as \(filter)")
    } catch {
      return error
    }
    throw CancellationError()
  }

  /// The text with the place at fault, the start of what was expected, and the suggestion.
  @Test(arguments: [
    (#"{"equal": {"key": "a", "value": 1}}"#, #""equal""#, "equals" as String?),
    (#"{"GreaterThan": {"key": "a", "value": 1}}"#, #""GreaterThan""#, "greaterThan"),
    (#"{"lessThanOrEqual": {"key": "a", "value": 1}}"#, #""lessThanOrEqual""#, "lessThanOrEquals"),
    (#"{"andAl": [{"equals": {"key": "a", "value": 1}}]}"#, #""andAl""#, "andAll"),
    (#"{"equals": {"keys": "a", "value": 1}}"#, #""keys""#, "key"),
    (#"{"a": {"eq": 1}}"#, #""eq""#, "$eq"),
    (#"{"a": {"$gq": 1}}"#, #""$gq""#, "$eq"),
    (#"{"a": {"$exist": true}}"#, #""$exist""#, "$exists"),
    (#"{"$adn": [{"a": 1}]}"#, #""$adn""#, "$and"),
    (#"{"zebra": {"key": "a", "value": 1}}"#, #""zebra""#, nil),
    (#"{"equals": {"key": "a", "value": null}}"#, "null", nil),
    (#"{"equals": {"key": "a", "value": [1]}}"#, "[1]", nil),
    (#"{"equals": {"key": "a"}}"#, #"{"key": "a"}"#, nil),
    (#"{"equals": {"key": "", "value": 1}}"#, #""""#, nil),
    (#"{"equals": {"key": 7, "value": 1}}"#, "7", nil),
    (#"{"equals": 3, "notEquals": 4, "$or": []}"#, "[]", nil),
    (#"{"equals": {"key": "a", "value": 1}, "in": {"key": "a", "value": []}}"#, #""in""#, nil),
    (#"{"greaterThan": {"key": "a", "value": "5"}}"#, #""5""#, nil),
    (#"{"greaterThan": {"key": "a", "value": 1e999}}"#, "1e999", nil),
    (#"{"andAll": [{"equals": {"key": "a", "value": 1}}]}"#, #"[{"equals": {"key": "a", "value": 1}}]"#, nil),
    (#"{"orAll": {"equals": {"key": "a", "value": 1}}}"#, #"{"equals": {"key": "a", "value": 1}}"#, nil),
    (#"{"in": {"key": "a", "value": "x"}}"#, #""x""#, nil),
    (#"{"in": {"key": "a", "value": [["x"]]}}"#, #"["x"]"#, nil),
    (#"{"a": {"$in": []}}"#, "[]", nil), (#"{"a": {"$exists": 1}}"#, "1}", nil), (#"{"$or": []}"#, "[]", nil),
    (#"{"a": {}}"#, "{}}", nil), (#"{"": 1}"#, #""": 1"#, nil), ("{}", "{}", nil), ("[1]", "[1]", nil),
    (#"{"a": null}"#, "null", nil), (#"{"a": [1, 2]}"#, #""a""#, nil),
    (#"{"a": 1, "a": 2}"#, #""a": 2"#, nil), (#"{"a": }"#, "}", nil), ("", "", nil), (#"{"a": 1} x"#, "x", nil),
  ])
  func `The place is found and the nearest word named`(text: String, place: String, suggestion: String?) throws {
    let error = try fault(text)
    #expect(String(decoding: Array(text.utf8)[error.offset...].prefix(place.utf8.count), as: UTF8.self) == place)
    #expect(error.suggestion == suggestion)
  }

  @Test(arguments: [
    #"{"andAll": [{"equals": {"key": "a", "value": 1}}, {"b": {"$gt": 1}}]}"#,
    #"{"$and": [{"equals": {"key": "a", "value": 1}}]}"#,
    #"{"orAll": [{"equals": {"key": "a", "value": 1}}, {"$and": []}]}"#,
  ])
  func `A grammar inside the other is named as such`(text: String) throws {
    let error = try fault(text)
    #expect(error.expected.contains("in which this filter begins"))
  }

  @Test func `The message shows the line with a caret under the place`() throws {
    let text = "{\n  \"equals\": {\"key\": \"größe\", \"value\": nul}\n}"
    let message = try fault(text).description
    #expect(
      message == """
        filter, line 2, column 41: expected a value, found "n"
            "equals": {"key": "größe", "value": nul}
                                                ^
        """)
  }

  @Test func `A misspelt operator is marked whole`() throws {
    let message = try fault(#"{"equal": {"key": "year", "value": 2024}}"#).description
    #expect(message.contains(#"found "equal"; did you mean "equals"?"#))
    #expect(message.hasSuffix("\n  {\"equal\": {\"key\": \"year\", \"value\": 2024}}\n   ^^^^^^^"))
  }

  @Test func `Long lines are cut around the place, and control characters do not reach the terminal`() throws {
    let padding = String(repeating: "x", count: 5_000)
    let error = try fault(#"{"\#(padding)\#u{1B}": {"eq": 1}, "z": "\#(padding)"}"#)
    #expect(error.excerpt.count <= 200)
    #expect(!error.description.contains("\u{1B}"))
    #expect(error.description.split(separator: "\n").count == 3)
  }

  @Test func `Every error lies inside the text, whatever the text`() {
    var random = SplitMix64(seed: 13)
    let pieces = [
      "{", "}", "[", "]", ":", ",", "\"equals\"", "\"key\"", "\"value\"", "\"$and\"", "\"$gt\"", "\"andAll\"", "1",
      "\n",
      "\"é\"", "null", "true",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }
        .joined()
      do throws(FilterError) {
        _ = try Filter(parsing: text)
      } catch {
        #expect(error.offset <= text.utf8.count && error.range.upperBound <= max(text.utf8.count, error.offset + 1))
        #expect(error.line >= 1 && error.column >= 1 && error.width >= 1)
      }
    }
  }
}
