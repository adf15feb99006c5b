import JSON
import Predictions

extension ExpectationSuite {
  /// The rules that hold between columns, in sentences, each with the part of the rows that was found to break it.
  ///
  /// - Parameter report: The report of the validation (`validation/report.json`).
  func rules(_ report: JSONValue) -> [String] {
    let results = report["results"]?.array ?? []
    return expectations.compactMap { expectation in
      guard let sentence = expectation.sentence else { return nil }
      let result = results.first { $0["expectation"] == expectation.declaration }
      guard let share = result?["unexpected_share"]?.double, share > 0 else { return sentence + "." }
      return sentence + " (broken by \(NumberText.fixed(share * 100, 2)) % of the rows)."
    }
  }
}

extension Expectation {
  /// The rule in words, where it is one between columns.
  fileprivate var sentence: String? {
    switch rule {
    case .atLeast(let first, let second): "`\(first)` is never smaller than `\(second)`"
    case .agreement(let conditions):
      "Together or not at all: " + conditions.map(\.phrase).joined(separator: "; ")
    default: nil
    }
  }
}

extension RowCondition {
  fileprivate var phrase: String {
    switch comparison {
    case .equals(let value): "`\(column)` is \(NumberText.plain(value))"
    case .equalsText(let text): "`\(column)` is \(text)"
    case .below(let limit): "`\(column)` is below \(NumberText.plain(limit))"
    case .above(let limit): "`\(column)` is above \(NumberText.plain(limit))"
    case .isMissing: "`\(column)` is missing"
    }
  }
}
