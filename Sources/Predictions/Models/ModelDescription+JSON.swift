import JSON

extension ModelDescription {
  /// Reads `description.json`.
  ///
  /// - Throws: `FeatureError` that names the member that does not fit.
  public init(_ json: JSONValue) throws(FeatureError) {
    func text(_ key: String) throws(FeatureError) -> String {
      guard let text = json[key]?.string else {
        throw FeatureError("description.json: expected a text \"\(key)\", found \(json[key]?.kind ?? "none")")
      }
      // What is shown on a terminal must not act on it.
      guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
        throw FeatureError("description.json: expected \"\(key)\" without control characters, found one")
      }
      return text
    }
    guard let kind = Output(rawValue: try text("kind")) else {
      throw FeatureError(
        "description.json: expected kind score, probability, usd, classes or anomaly, found \"\(try text("kind"))\"")
    }
    let quantiles = (json["quantiles"]?.array ?? []).compactMap(\.double)
    guard quantiles.count == 101 else {
      throw FeatureError("description.json: expected 101 quantiles, found \(quantiles.count)")
    }
    self.init(
      name: try text("name"), version: try text("version"), title: try text("title"), output: try text("output"),
      kind: kind, meaning: try text("meaning"), features: (json["features"]?.array ?? []).compactMap(\.string),
      classes: (json["classes"]?.array ?? []).compactMap(\.string), threshold: json["threshold"]?.double,
      asOf: try text("as_of"), dataHash: try text("data_sha256"), modelHash: try text("model_sha256"),
      quantiles: quantiles)
  }

  /// The content of `description.json`.
  public var json: JSONValue {
    var object: JSONObject = [
      "name": .string(name), "version": .string(version), "title": .string(title), "output": .string(output),
      "kind": .string(kind.rawValue), "meaning": .string(meaning), "as_of": .string(asOf),
      "data_sha256": .string(dataHash), "model_sha256": .string(modelHash),
    ]
    if let threshold { object["threshold"] = .number(threshold) }
    if !classes.isEmpty { object["classes"] = .array(classes.map(JSONValue.string)) }
    object["features"] = .array(features.map(JSONValue.string))
    object["quantiles"] = .array(quantiles.map { .number($0) })
    return .object(object)
  }
}
