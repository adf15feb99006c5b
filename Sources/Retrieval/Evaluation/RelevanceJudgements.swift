/// Which documents answer which questions, and how well.
public struct RelevanceJudgements: Sendable, Hashable {
  /// The grade of a document by question and document: 0 or less is irrelevant, above that relevant.
  public var grades: [String: [String: Int]]

  /// These grades.
  public init(_ grades: [String: [String: Int]] = [:]) { self.grades = grades }

  /// Reads lines of question, document and grade parted by tabs, with or without a header; or of TREC's four columns
  /// (question, iteration, document, grade) parted by white space.
  ///
  /// - Parameter file: the name for error messages.
  /// - Throws: `EvaluationError` with the line of the first that is neither.
  /// - Complexity: O(bytes).
  public init(parsing bytes: [UInt8], file: String) throws(EvaluationError) {
    grades = [:]
    for (number, line) in NumberedLines(bytes) {
      let text = String(decoding: line, as: UTF8.self)
      let columns = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
      let isTREC = columns.count == 4
      guard columns.count == 3 || isTREC, let last = columns.last else {
        throw EvaluationError(
          file: file, line: number, expected: "a question, a document and a grade parted by tabs",
          found: "\(columns.count) columns")
      }
      guard let grade = Int(last) else {
        if number == 1, grades.isEmpty { continue }
        throw EvaluationError(file: file, line: number, expected: "a whole number as grade", found: "\"\(last)\"")
      }
      grades[columns[0], default: [:]][columns[isTREC ? 2 : 1]] = grade
    }
  }

  /// The ids of the judged questions, in order.
  public var questions: [String] { grades.keys.sorted() }

  /// The grades of one question's documents.
  public subscript(question: String) -> [String: Int] { grades[question] ?? [:] }
}
