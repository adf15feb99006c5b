import Testing

@testable import Predictions

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.0, 2, "0.00"), (0.005, 2, "0.01"), (-1.5, 0, "-2"), (-0.25, 1, "-0.3"), (12.0, 3, "12.000"),
    (.nan, 2, "-"), (.infinity, 2, "-"), (1e300, 2, "-"), (-0.001, 2, "0.00"),
  ])
  func `A number has as many decimals as asked for`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals) == text)
  }

  @Test(arguments: [
    (0.1222, "0.1222"), (12.1, "12.1"), (0.5, "0.5"), (1692.4, "1692"), (0.0, "0"), (-4.842, "-4.842"), (-0.00001, "0"),
  ])
  func `A plain number has at most four digits and no zeros at the end`(value: Double, text: String) {
    #expect(NumberText.plain(value) == text)
  }

  @Test(arguments: [
    (0.621, "62.1 %"), (0.0042, "0.42 %"), (0.9995, "99.95 %"), (1, "100.0 %"), (0, "0.0 %"), (1.25, "125.0 %"),
  ])
  func `A share is shown as per cent, finer near both ends`(share: Double, text: String) {
    #expect(NumberText.percent(share) == text)
  }

  @Test func `Amounts have their sign before the dollar`() {
    #expect(NumberText.dollars(487.5) == "$487.50")
    #expect(NumberText.dollars(-3.2) == "-$3.20")
    #expect(NumberText.dollars(123_456.7) == "$123457")
  }

  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (22, "22nd"), (93, "93rd"), (100, "100th"),
  ])
  func `Places have the ending that is spoken`(number: Int, text: String) {
    #expect(NumberText.ordinal(number) == text)
  }

  @Test func `A signed number always has its sign`() {
    #expect(NumberText.signed(0.811, 2) == "+0.81")
    #expect(NumberText.signed(-0.2, 2) == "-0.20")
    #expect(NumberText.signed(-0.001, 2) == "+0.00")
  }
}
