import Testing

@testable import kb

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0.0, 2, "0.00"), (0.125, 2, "0.13"), (-0.5, 1, "-0.5"), (-0.04, 1, "0.0"), (9.999, 2, "10.00"), (3.7, 0, "4"),
      (.infinity, 1, "-"), (.nan, 1, "-"), (1e300, 2, "-"), (1.5, 20, "1.500000000"),
    ] as [(Double, Int, String)])
  func `A number is rounded to so many decimals`(number: Double, places: Int, text: String) {
    #expect(number.fixed(places) == text)
  }

  @Test(arguments: [(0, "0 chunks"), (1, "1 chunk"), (2, "2 chunks")])
  func `Only one thing is singular`(count: Int, text: String) { #expect(count.counted("chunk") == text) }

  @Test(arguments: [(999, "999 bytes"), (1000, "1.0 kB"), (1_540_000, "1.5 MB"), (2_000_000_000_000_000, "2000.0 TB")])
  func `A size is told in the largest unit that it reaches`(bytes: Int, text: String) {
    #expect(bytes.sizeText == text)
  }
}
