import JSON
import Testing

@testable import Platform

@Suite struct DocumentTextTests {
  @Test func `A record of a list stands on one line, other members on lines of their own`() throws {
    let value: JSONValue = [
      "name": "churn", "rows": ["train": 70, "test": 20],
      "bins": [["lower": 0, "interval": [0.1, 0.2]], ["lower": 0.5, "interval": []]],
    ]
    #expect(
      DocumentText.text(value) == """
        {
          "name": "churn",
          "rows": {
            "train": 70,
            "test": 20
          },
          "bins": [
            {"lower": 0, "interval": [0.1, 0.2]},
            {"lower": 0.5, "interval": []}
          ]
        }

        """)
  }

  @Test func `Names share a line, sentences do not`() {
    let names: JSONValue = ["columns": ["customer_id", "plan_type"]]
    #expect(DocumentText.text(names) == "{\n  \"columns\": [\"customer_id\", \"plan_type\"]\n}\n")
    let sentence = "The smallest group is too small to tell a gap from chance."
    let sentences: JSONValue = ["findings": [.string(sentence), "Short."]]
    #expect(
      DocumentText.text(sentences) == "{\n  \"findings\": [\n    \"\(sentence)\",\n    \"Short.\"\n  ]\n}\n")
  }

  @Test func `A record with records in it is spread over lines`() {
    let value: JSONValue = ["groups": [["name": "a", "parts": [["x": 1]]]]]
    #expect(
      DocumentText.text(value)
        == "{\n  \"groups\": [\n    {\n      \"name\": \"a\",\n      \"parts\": [\n        {\"x\": 1}\n      ]\n    }\n  ]\n}\n"
    )
  }

  @Test(arguments: [JSONValue.null, [], [:], "text", 1.5, ["a": [:], "b": [[], [1]]], [["q": "say \"hi\"\n"]]])
  func `The text reads back as the value`(value: JSONValue) throws {
    #expect(try JSONValue(parsing: DocumentText.text(value)) == value)
  }
}
