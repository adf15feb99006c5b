import JSON

extension FeatureSchema {
  /// Reads the declaration of a data set (`platform/features.json`).
  ///
  /// - Throws: `FeatureError` that names the feature and the member that does not fit.
  public init(_ json: JSONValue) throws(FeatureError) {
    var sections: [Section] = []
    for section in json["sections"]?.array ?? [] {
      sections.append(
        Section(name: try section.text("name", of: "a section"), about: try section.text("about", of: "a section")))
    }
    guard let members = json["features"]?.array else {
      throw FeatureError("expected a list \"features\", found none")
    }
    var features: [Feature] = []
    for member in members {
      let feature = try Feature(member)
      guard !features.contains(where: { $0.name == feature.name }) else {
        throw FeatureError("feature \(feature.name): declared twice; remove one of the two")
      }
      features.append(feature)
    }
    self.init(sections: sections, features: features)
  }
}

extension Feature {
  fileprivate init(_ json: JSONValue) throws(FeatureError) {
    let name = try json.text("name", of: "a feature")
    self.init(
      name: name, section: try json.text("section", of: name), kind: try Self.kind(json, of: name),
      unit: json["unit"]?.string, meaning: try json.text("meaning", of: name),
      missingReason: json["missing"]?.string, isProtected: json["protected"]?.bool ?? false,
      minimum: json["minimum"]?.double, maximum: json["maximum"]?.double, change: try Self.change(json, of: name))
  }

  private static func kind(_ json: JSONValue, of name: String) throws(FeatureError) -> Kind {
    switch try json.text("type", of: name) {
    case "integer": return .integer
    case "float": return .float
    case "boolean": return .boolean
    case "category":
      let levels = (json["levels"]?.array ?? []).compactMap(\.string)
      guard !levels.isEmpty, Set(levels).count == levels.count else {
        throw FeatureError("feature \(name): a category needs \"levels\", a list of different names")
      }
      return .category(levels: levels)
    case let other:
      throw FeatureError("feature \(name): expected type integer, float, boolean or category, found \"\(other)\"")
    }
  }

  private static func change(_ json: JSONValue, of name: String) throws(FeatureError) -> Change {
    guard let text = json["change"]?.string else { return .any }
    guard let change = Change(rawValue: text) else {
      throw FeatureError("feature \(name): expected change any, increase, decrease or none, found \"\(text)\"")
    }
    return change
  }
}

extension JSONValue {
  fileprivate func text(_ key: String, of owner: String) throws(FeatureError) -> String {
    guard let text = self[key]?.string, !text.isEmpty else {
      throw FeatureError("\(owner): expected a text \"\(key)\", found \(self[key]?.kind ?? "none")")
    }
    return text
  }
}
