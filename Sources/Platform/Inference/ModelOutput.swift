import Predictions

/// What a model predicts for some rows.
struct ModelOutput {
  /// The model's name and version: `churn v1.0`.
  let label: String
  /// The predictions row by row, all classes of a row together.
  private let values: [Float]
  private let classes: [String]

  /// Scores rows whose columns are those of a schema.
  ///
  /// - Throws: `FeatureError` when the model has a feature that the schema lacks, or others than its trees;
  ///   `PlatformError` when it gives more or fewer predictions than its description says.
  init(_ model: PredictionModel, schema: FeatureSchema, features: FeatureMatrix, threads: Int) throws {
    let description = model.description
    label = "\(description.name) \(description.version)"
    classes = description.classes
    let rows = try features.columns(description.features, of: schema)
    values = try TreeScorer(model.ensemble).predictions(of: rows, threads: threads)
    let width = max(1, classes.count)
    guard values.count == features.rowCount * width else {
      throw PlatformError(
        "model \(label): expected \(width) predictions a row, found \(model.ensemble.groupCount)",
        remedies: ["Train it anew: kb platform train \(description.name)"])
    }
  }

  /// The prediction of each row, `nil` when there are several classes.
  var numbers: [Float]? { classes.isEmpty ? values : nil }

  /// The most probable class of each row: its place among names, and its probability. Of equal ones the first counts.
  ///
  /// - Throws: `PlatformError` when a class is not among the names, or there are none.
  func best(among names: [String]) throws(PlatformError) -> (places: [UInt8], probabilities: [Float]) {
    let codes = classes.compactMap { name in names.firstIndex(of: name).flatMap(UInt8.init(exactly:)) }
    guard !classes.isEmpty, codes.count == classes.count else {
      throw PlatformError(
        "model \(label): expected the classes \(names.joined(separator: ", ")), found \(classes.joined(separator: ", "))"
      )
    }
    var best: (places: [UInt8], probabilities: [Float]) = ([], [])
    for start in stride(from: 0, to: values.count, by: classes.count) {
      var place = start
      for other in start..<start + classes.count where values[other] > values[place] { place = other }
      best.places.append(codes[place - start])
      best.probabilities.append(values[place])
    }
    return best
  }
}

extension FeatureMatrix {
  /// The columns of some features, in the order given; the matrix itself when that is how they are.
  fileprivate func columns(_ names: [String], of schema: FeatureSchema) throws(FeatureError) -> FeatureMatrix {
    if names == schema.features.map(\.name) { return self }
    var places: [Int] = []
    for name in names {
      guard let place = schema.index(of: name), place < columnCount else {
        throw FeatureError("feature \(name) is not declared; expected one of the data set")
      }
      places.append(place)
    }
    var matrix = FeatureMatrix(columnCount: places.count, capacity: rowCount)
    for row in 0..<rowCount { matrix.append(row: places.map { values[row * columnCount + $0] }) }
    return matrix
  }
}
