import Testing

@testable import Platform

@Suite struct FixedDecimalsTests {
  @Test(arguments: [
    (0.0, 0, "0"), (5.7, 2, "5.70"), (-0.06, 3, "-0.060"), (-4.842, 3, "-4.842"), (0.0019, 4, "0.0019"),
    (12.25, 1, "12.3"), (99_999.995, 2, "100000.00"), (-0.0004, 3, "0.000"), (7, 0, "7"), (.nan, 2, ""),
    (1e300, 2, ""), (123_456, 6, "123456.000000"),
  ])
  func `A number is written with its decimals`(value: Double, decimals: Int, text: String) {
    var bytes: [UInt8] = []
    FixedDecimals.append(value, decimals: decimals, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
