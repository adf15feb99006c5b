import Storage
import TestSupport
import Testing

@Suite struct ULIDTests {
  @Test func `A ULID reads back from its text and sorts by time`() throws {
    var generator = SplitMix64(seed: 2)
    var names: [ULID] = []
    for step in 0..<200 {
      let random = (0..<10).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let name = ULID(seconds: 1_700_000_000 + Double(step) / 1000, randomness: random)
      #expect(ULID("\(name)") == name)
      names.append(name)
    }
    #expect(names.sorted() == names)
    #expect(names.map(\.description).sorted() == names.map(\.description))
    // The example of the specification: 1469918176385 ms.
    #expect("\(ULID(seconds: 1_469_918_176.385, randomness: []))".hasPrefix("01ARYZ6S41"))
    #expect(ULID("8ZZZZZZZZZZZZZZZZZZZZZZZZZ") == nil)
    #expect(ULID("01ARYZ6S41") == nil)
    #expect(ULID("01ARYZ6S41TSV4RRFFQ69G5FAU") == nil)
  }
}
