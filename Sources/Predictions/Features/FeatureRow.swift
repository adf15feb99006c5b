import JSON

/// The features of one row as models are fed with them, and what is to be said of how they were given.
public struct FeatureRow: Sendable, Hashable {
  /// The values, in the order of the schema; NaN for a missing one.
  public private(set) var values: [Float]
  /// Sentences about values that are taken although they lie outside of the declared ranges.
  public private(set) var warnings: [String] = []

  /// A row of given values, cut or filled with missing ones to the schema's length.
  public init(_ values: some Collection<Float>, schema: FeatureSchema) {
    self.values = Array(values.prefix(schema.features.count))
    for _ in self.values.count..<schema.features.count { self.values.append(.nan) }
  }

  /// A row of named values; features that are not named are missing.
  ///
  /// - Throws: `FeatureError` for a name that is no feature, with the nearest ones, and for a value that does not fit.
  public init(_ object: JSONObject, schema: FeatureSchema) throws(FeatureError) {
    self.init([], schema: schema)
    for member in object.members { try set(member.key, to: member.value, schema: schema) }
  }

  /// Changes a value.
  ///
  /// - Throws: `FeatureError` as for a row of named values; the row is then unchanged.
  public mutating func set(_ name: String, to value: JSONValue, schema: FeatureSchema) throws(FeatureError) {
    let (index, feature) = try schema.place(of: name)
    let encoded = try feature.encode(value)
    if let warning = feature.rangeWarning(encoded) { warnings.append(warning) }
    values[index] = encoded
  }

  /// The names of the features without a value, in the order of the schema.
  public func missing(in schema: FeatureSchema) -> [String] {
    zip(schema.features, values).filter { $0.1.isNaN }.map(\.0.name)
  }
}
