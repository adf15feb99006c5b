import Predictions

/// Rows as XGBoost's library holds them, freed when it is let go of.
///
/// It belongs to one thread at a time.
public final class DMatrix {
  let handle: XGBoostFunctions.Handle
  let library: XGBoostLibrary
  /// How many rows it has.
  public let rowCount: Int

  /// Copies rows into the library, NaN for a missing value; the library splits categories as such.
  ///
  /// - Throws: `XGBoostError`, also when a label is missing or the matrix has no rows.
  public init(
    _ library: XGBoostLibrary, features: FeatureMatrix, schema: FeatureSchema, labels: [Float]? = nil
  ) throws(XGBoostError) {
    library.silence()
    rowCount = features.rowCount
    guard features.rowCount > 0 else { throw .failed("hold the rows", "expected rows, found none") }
    var made: XGBoostFunctions.Handle?
    let status = features.values.withUnsafeBufferPointer { values in
      values.baseAddress.map {
        library.functions.makeMatrix($0, UInt64(features.rowCount), UInt64(features.columnCount), .nan, &made)
      } ?? -1
    }
    try library.check(status, "hold the rows")
    guard let made else { throw .failed("hold the rows", "no handle was given") }
    handle = made
    self.library = library
    try setTexts("feature_name", schema.features.map(\.name))
    try setTexts("feature_type", schema.features.map(\.trainingType))
    if let labels { try set(labels: labels) }
  }

  deinit { _ = library.functions.releaseMatrix(handle) }

  private func set(labels: [Float]) throws(XGBoostError) {
    guard labels.count == rowCount else {
      throw .failed("take the labels", "expected \(rowCount) labels, found \(labels.count)")
    }
    let status = labels.withUnsafeBufferPointer { labels in
      labels.baseAddress.map { library.functions.setLabels(handle, "label", $0, UInt64(labels.count)) } ?? -1
    }
    try library.check(status, "take the labels")
  }

  private func setTexts(_ field: String, _ texts: [String]) throws(XGBoostError) {
    let status = library.withTexts(texts) { library.functions.setMatrixTexts(handle, field, $0, UInt64(texts.count)) }
    try library.check(status, "take \(field)")
  }
}

extension Feature {
  /// XGBoost's name for the kind of value.
  var trainingType: String {
    switch kind {
    case .integer: "int"
    case .float: "float"
    case .boolean: "i"
    case .category: "c"
    }
  }
}
