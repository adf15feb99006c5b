import JSON
import Testing

@Suite struct JSONRoundTripTests {
  @Test func `A value survives being written and read, compact and pretty`() throws {
    var generator = JSONGenerator(seed: 1)
    for _ in 0..<2000 {
      let value = generator.value()
      #expect(try JSONValue(parsing: value.text(.compact)) == value)
      #expect(try JSONValue(parsing: value.utf8(.pretty)) == value)
    }
  }

  @Test(arguments: [
    "1.0", "1.50", "-0", "1E5", "1e+05", "0.1000", "123456789012345678901234567890", "1e999", "0.30000000000000004",
  ])
  func `A number keeps its text`(number: String) throws {
    #expect(try JSONValue(parsing: "[\(number)]").text() == "[\(number)]")
  }

  @Test func `A double is written so that it reads back as itself`() throws {
    var generator = JSONGenerator(seed: 2)
    for _ in 0..<5000 {
      let double = Double(bitPattern: generator.next())
      guard let number = JSONNumber(double) else {
        #expect(!double.isFinite)
        continue
      }
      #expect(number.double == double)
      #expect(try JSONValue(parsing: number.text) == .number(number))
    }
  }

  @Test func `A whole number is an integer however it is written, others are none`() throws {
    #expect(try JSONValue(parsing: "1e3").int == 1000)
    #expect(try JSONValue(parsing: "-0.0").int == 0)
    #expect(try JSONValue(parsing: "9223372036854775807").int == Int.max)
    #expect(try JSONValue(parsing: "9223372036854775808").int == nil)
    #expect(try JSONValue(parsing: "1.5").int == nil)
    #expect(try JSONValue(parsing: "1e999").int == nil)
  }

  @Test func `Pretty text has two spaces a level and nothing inside empty brackets`() {
    let value: JSONValue = ["a": [1, "b"], "c": [], "d": [:]]
    #expect(value.text(.pretty) == "{\n  \"a\": [\n    1,\n    \"b\"\n  ],\n  \"c\": [],\n  \"d\": {}\n}")
    #expect(value.text() == "{\"a\":[1,\"b\"],\"c\":[],\"d\":{}}")
  }

  @Test func `Setting a key replaces, appends or removes it`() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    object["b"] = nil
    #expect(object == ["a": 3, "c": 4])
  }
}
