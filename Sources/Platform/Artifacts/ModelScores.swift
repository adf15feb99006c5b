import Predictions

/// The predictions of a model for every row of the data.
struct ModelScores: Sendable {
  /// The predictions row by row, all classes of a row together.
  let values: [Float]
  /// How many predictions a row has.
  let width: Int

  /// The predictions of some rows, where a row has one.
  func numbers(_ rows: [Int]) -> [Double] { rows.map { Double(values[$0 * width]) } }

  /// All predictions of some rows, one row after the other.
  func all(_ rows: [Int]) -> [Float] { rows.flatMap { values[$0 * width..<($0 + 1) * width] } }

  /// The prediction of every row, of several classes the largest.
  var largest: [Double] {
    stride(from: 0, to: values.count, by: width).map { start in
      Double(values[start..<start + width].max() ?? 0)
    }
  }
}
