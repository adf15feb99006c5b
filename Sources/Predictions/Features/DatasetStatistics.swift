import JSON

/// How the values of every feature are distributed over a data set: the file `statistics.json`.
public struct DatasetStatistics: Sendable, Hashable {
  /// How many rows the data set has.
  public let rowCount: Int
  /// The moment that the data stand for, ISO 8601.
  public let asOf: String
  /// The features in the order of the columns.
  public let features: [FeatureStatistics]
  private let indices: [String: Int]

  /// The statistics of a data set.
  public init(rowCount: Int, asOf: String, features: [FeatureStatistics]) {
    self.rowCount = rowCount
    self.asOf = asOf
    self.features = features
    indices = Dictionary(features.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
  }

  /// Reads `statistics.json`.
  ///
  /// - Throws: `FeatureError` that names what does not fit.
  public init(_ json: JSONValue) throws(FeatureError) {
    guard let rowCount = json["rows"]?.int, let asOf = json["as_of"]?.string, let members = json["features"]?.array
    else { throw FeatureError("statistics.json: expected \"rows\", \"as_of\" and \"features\"") }
    var features: [FeatureStatistics] = []
    for member in members { features.append(try FeatureStatistics(member)) }
    self.init(rowCount: rowCount, asOf: asOf, features: features)
  }

  /// The content of `statistics.json`.
  public var json: JSONValue {
    ["rows": .number(rowCount), "as_of": .string(asOf), "features": .array(features.map(\.json))]
  }

  /// The statistics of a feature, `nil` when there is none of that name. O(1).
  public subscript(name: String) -> FeatureStatistics? { indices[name].map { features[$0] } }
}
