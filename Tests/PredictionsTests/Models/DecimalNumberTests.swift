import TestSupport
import Testing

@testable import Predictions

@Suite struct DecimalNumberTests {
  private func floats(_ text: String) throws -> [Float] {
    try Array(text.utf8).withUnsafeBufferPointer { buffer in
      var input = JSONModelInput(buffer)
      return try input.floats()
    }
  }

  @Test func `Numbers are the floats nearest to them`() throws {
    var random = SplitMix64(seed: 5)
    var texts = [
      "0", "-0", "0E0", "1E-45", "1.4E-45", "7E-46", "1.17549435E-38", "1.1754942E-38", "3.4028235E38", "3.4028236E38",
      "16777217", "16777216.999999999999999999", "33554434.0000000001", "0.1", "123456789012345678901234567890E-10",
      "1E400", "1E-400", "0.000000000000000000000000000000000000000000001", "00012.50", "5e+2", "9007199791611905",
    ]
    for _ in 0..<20_000 {
      let float = Float(bitPattern: UInt32.random(in: 0...0x7F7F_FFFF, using: &random))
      texts.append("\(float)")
      // Half way to the next float, where rounding twice would go astray.
      texts.append("\((Double(float) + Double(float.nextUp)) / 2)")
      let digits = Int.random(in: 0...999_999_999, using: &random)
      texts.append("\(digits)E\(Int.random(in: -50...40, using: &random))")
    }
    let read = try floats("[" + texts.joined(separator: ",") + "]")
    let expected = texts.map { Float($0) ?? .nan }
    let wrong = zip(texts, zip(read, expected)).filter { $0.1.0.bitPattern != $0.1.1.bitPattern }
    #expect(wrong.isEmpty, "\(wrong.prefix(3))")
  }

  @Test func `NaN and infinities are read bare`() throws {
    let read = try floats("[NaN,Infinity,-Infinity, 1 , -2.5e0]")
    #expect(read[0].isNaN)
    #expect(Array(read.dropFirst()) == [.infinity, -.infinity, 1, -2.5])
  }

  @Test(arguments: [
    "[.5]", "[1.]", "[1e]", "[-]", "[+1]", "[nan]", "[-NaN]", "[null]", "[1 2]", "[1,]", "[", "[1", "1",
  ])
  func `What is no number is an error`(text: String) {
    #expect(throws: ModelError.self) { try floats(text) }
  }
}
