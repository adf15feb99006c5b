import Testing

@testable import Agents

@Suite struct FigureTests {
  @Test(arguments: [
    ("RMSE is 0.0999 on 20,000 rows", ["0.0999", "20,000"]),
    ("a loss of -0.47 and 1.206e6 units", ["-0.47", "1.206e6"]),
    ("18.3% of them", ["18.3%"]),
    ("sessions_last_7_days, v1.0, P-38384 and CMP-819", []),
    ("on 2025-10-21 at 06:14", []),
    ("  1. tenure 0.19\n  2. age 0.02", ["0.19", "0.02"]),
    ("between 0.1-0.2", []),
    ("it was 5.", ["5"]),
    ("p = 6.2e-09", ["6.2e-09"]),
    ("", []),
  ])
  func `Figures are numbers that stand alone, not digits of names, dates or list positions`(
    text: String, expected: [String]
  ) {
    #expect(FigureScanner.figures(in: text).map(\.text) == expected)
  }

  @Test func `A figure's span covers its digits in Unicode scalars`() {
    let text = "é: 0.25 "
    let figure = FigureScanner.figures(in: text).first
    #expect(figure?.span == 3..<7)
  }

  @Test(arguments: [
    ("0.0999", "rmse: 0.0999", true), ("0.10", "rmse: 0.0999", true), ("0.1", "rmse: 0.0999", false),
    ("18.3%", "share: 0.183", true), ("0.183", "share 18.3 %", true), ("1509", "count 1,509", true),
    ("1510", "count 1509", false), ("0.88", "auc 0.8191", false), ("2", "nothing", false),
  ])
  func `A figure is supported by the same number, its rounding to two digits or more, or its percentage`(
    figure: String, evidence: String, isSupported: Bool
  ) {
    let check = FigureCheck(answer: "It is \(figure) now", citations: [], evidence: [evidence])
    #expect(check.unsupported.isEmpty == isSupported)
    #expect(check.supported.count + check.unsupported.count == 1)
  }
}
