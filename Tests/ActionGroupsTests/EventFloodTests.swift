import JSON
import Testing

@testable import ActionGroups

@Suite struct EventFloodTests {
  @Test func `The last of equal names counts, in the place of the first`() {
    let object = JSONObject(keepingLast: [
      .init(key: "a", value: 1), .init(key: "b", value: 2), .init(key: "a", value: 3),
    ])
    #expect(object == ["a": 3, "b": 2])
  }

  @Test(.timeLimit(.minutes(1))) func `Half a million arguments are read in a moment, not in hours`() {
    let list = (0..<500_000).map { number -> JSONValue in ["name": .string("p\(number)"), "value": "1"] }
    #expect(NamedValues.object(.array(list)).members.count == 500_000)
  }
}
