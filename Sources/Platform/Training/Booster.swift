import Predictions

/// A model that XGBoost's library trains, freed when it is let go of.
///
/// It belongs to one thread at a time, and keeps its rows as long as it lives.
public final class Booster {
  /// A form in which a model is saved.
  public enum Format: String, Sendable, Hashable {
    /// Universal binary JSON.
    case ubj
    /// JSON.
    case json
  }

  private let handle: XGBoostFunctions.Handle
  private let library: XGBoostLibrary
  private let matrices: [DMatrix]

  /// A model without trees, with its parameters.
  ///
  /// - Throws: `XGBoostError`.
  public init(
    _ library: XGBoostLibrary, caching matrices: [DMatrix] = [], parameters: [(name: String, value: String)] = []
  ) throws(XGBoostError) {
    library.silence()
    var made: XGBoostFunctions.Handle?
    let handles: [XGBoostFunctions.Handle?] = matrices.map(\.handle) + [nil]
    try library.check(library.functions.makeBooster(handles, UInt64(matrices.count), &made), "begin a model")
    guard let made else { throw .failed("begin a model", "no handle was given") }
    handle = made
    self.library = library
    self.matrices = matrices
    for parameter in parameters {
      try library.check(
        library.functions.setParameter(handle, parameter.name, parameter.value), "set \(parameter.name)")
    }
  }

  private init(_ library: XGBoostLibrary, handle: XGBoostFunctions.Handle) {
    self.library = library
    self.handle = handle
    matrices = []
  }

  deinit { _ = library.functions.releaseBooster(handle) }

  /// Adds the trees of a round.
  ///
  /// - Throws: `XGBoostError`.
  public func update(round: Int, on matrix: DMatrix) throws(XGBoostError) {
    let number = Int32(clamping: round)
    try library.check(library.functions.update(handle, number, matrix.handle), "train round \(round)")
  }

  /// The value of the model's one metric over rows.
  ///
  /// - Throws: `XGBoostError`.
  public func evaluation(round: Int, on matrix: DMatrix) throws(XGBoostError) -> Double {
    var answer: UnsafePointer<CChar>?
    let handles: [XGBoostFunctions.Handle?] = [matrix.handle]
    let status = library.withTexts(["rows"]) {
      library.functions.evaluate(handle, Int32(clamping: round), handles, $0, 1, &answer)
    }
    try library.check(status, "measure round \(round)")
    let text = answer.map { String(cString: $0) } ?? ""
    guard let value = text.split(separator: ":").last.flatMap({ Double($0) }) else {
      throw .failed("measure round \(round)", "expected a number at the end of \"\(text)\"")
    }
    return value
  }

  /// The model of the first rounds alone, without attributes.
  ///
  /// - Throws: `XGBoostError`.
  public func prefix(rounds: Int) throws(XGBoostError) -> Booster {
    var made: XGBoostFunctions.Handle?
    try library.check(library.functions.slice(handle, 0, Int32(clamping: rounds), 1, &made), "cut the model")
    guard let made else { throw .failed("cut the model", "no handle was given") }
    return Booster(library, handle: made)
  }

  /// Writes an attribute into the model.
  ///
  /// - Throws: `XGBoostError`.
  public func setAttribute(_ name: String, _ value: String) throws(XGBoostError) {
    try library.check(library.functions.setAttribute(handle, name, value), "set the attribute \(name)")
  }

  /// Writes names and types of the features into the model.
  ///
  /// - Throws: `XGBoostError`.
  public func setFeatures(_ schema: FeatureSchema) throws(XGBoostError) {
    let fields = [
      ("feature_name", schema.features.map(\.name)), ("feature_type", schema.features.map(\.trainingType)),
    ]
    for (field, texts) in fields {
      let status = library.withTexts(texts) {
        library.functions.setBoosterTexts(handle, field, $0, UInt64(texts.count))
      }
      try library.check(status, "take \(field)")
    }
  }

  /// The model as bytes.
  ///
  /// - Throws: `XGBoostError`.
  public func saved(as format: Format) throws(XGBoostError) -> [UInt8] {
    var count: UInt64 = 0
    var bytes: UnsafePointer<CChar>?
    let status = library.functions.save(handle, "{\"format\": \"\(format.rawValue)\"}", &count, &bytes)
    try library.check(status, "save the model")
    guard let bytes, let count = Int(exactly: count) else { return [] }
    // The buffer belongs to the library and is written over by its next call.
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// Reads a saved model into this one.
  ///
  /// - Throws: `XGBoostError`.
  public func load(_ bytes: [UInt8]) throws(XGBoostError) {
    let status = bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { library.functions.load(handle, $0, UInt64(bytes.count)) } ?? -1
    }
    try library.check(status, "read the model")
  }

  /// The library's own predictions, row by row, all classes of a row together.
  ///
  /// - Throws: `XGBoostError`.
  public func predictions(for matrix: DMatrix, margins: Bool = false) throws(XGBoostError) -> [Float] {
    let request =
      "{\"type\": \(margins ? 1 : 0), \"training\": false, \"iteration_begin\": 0, \"iteration_end\": 0, "
      + "\"strict_shape\": false}"
    var (shape, dimensions): (UnsafePointer<UInt64>?, UInt64) = (nil, 0)
    var values: UnsafePointer<Float>?
    let status = library.functions.predict(handle, matrix.handle, request, &shape, &dimensions, &values)
    try library.check(status, "predict")
    guard let shape, let values else { return [] }
    var count: UInt64 = 1
    for dimension in 0..<Int(clamping: dimensions) {
      let (product, overflows) = count.multipliedReportingOverflow(by: shape[dimension])
      guard !overflows else { throw .failed("predict", "the answer is too large") }
      count = product
    }
    return Array(UnsafeBufferPointer(start: values, count: Int(clamping: count)))
  }
}
