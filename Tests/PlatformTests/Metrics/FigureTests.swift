import JSON
import Testing

@testable import Platform

@Suite struct FigureTests {
  @Test(arguments: [
    (0.8227712345, 5, "0.82277"), (158.17349, 5, "158.17"), (1234567.8, 5, "1234600"), (-0.000123456, 3, "-0.000123"),
    (0, 5, "0"), (1, 5, "1"), (0.99999999, 5, "1"), (9.99999e-7, 3, "1e-06"), (0.3, 4, "0.3"),
  ])
  func `A figure keeps its significant digits and no more`(value: Double, digits: Int, text: String) {
    #expect(JSONValue.figure(value, digits: digits).text() == text)
  }

  @Test func `What is no number is null`() {
    #expect(JSONValue.figure(.nan) == .null)
    #expect(JSONValue.figure(.infinity) == .null)
    #expect(JSONValue.figure(.leastNonzeroMagnitude).double == 0)
  }

  @Test func `A line goes through points that lie on one`() {
    let line = Line([1, 2, 4], [5, 7, 11])
    #expect(abs(line.value(at: 3) - 9) < 1e-12)
    #expect(Line([2, 2], [1, 3]).value(at: 100) == 2)
    #expect(Line([], []).value(at: 1) == 0)
  }
}
