import Cloud
import JSON
import Retrieval

extension SettingType where Value == Bool {
  static let boolean = SettingType(
    schema: ["type": "boolean"], expectation: "true or false", isText: false,
    parse: { node, _ throws(SettingMismatch) in
      guard let value = node.value.bool else { throw SettingMismatch(node, expected: "true or false") }
      return value
    },
    render: { value, _ in .bool(value) })
}

extension SettingType where Value == String {
  /// A text that is not empty.
  static let text = SettingType(
    schema: ["type": "string", "minLength": 1], expectation: "a text", isText: true,
    parse: { node, _ throws(SettingMismatch) in
      guard let text = node.value.string, !text.isEmpty else { throw SettingMismatch(node, expected: "a text") }
      return text
    },
    render: { value, _ in .string(value) })

  /// What answers questions: `offline`, a provider, or the id of one of its models.
  static let languageModel: SettingType = {
    let words = ["offline", "bedrock", "anthropic"]
    let expectation = "\"offline\", \"bedrock\", \"anthropic\" or the id of a model"
    return SettingType(
      schema: ["type": "string", "minLength": 1], expectation: expectation, isText: true,
      parse: { node, _ throws(SettingMismatch) in
        guard let name = node.value.string else { throw SettingMismatch(node, expected: expectation) }
        // Ids are `claude-…` at Anthropic, `PROVIDER.NAME` or an ARN at Bedrock: no plain word.
        let isID = name.hasPrefix("claude-") || name.hasPrefix("arn:aws") || name.contains(".")
        guard words.contains(name) || isID else {
          throw SettingMismatch(
            subpath: "", expected: expectation, found: JSONValue.string(name).text(),
            suggestion: Spelling.nearest(to: name, among: words), range: node.range)
        }
        return name
      },
      render: { value, _ in .string(value) })
  }()
}

extension SettingType where Value == String? {
  /// A text or none.
  static func optionalText(_ meaning: String) -> SettingType {
    let expectation = "\(meaning) or null"
    return SettingType(
      schema: ["type": ["string", "null"], "minLength": 1], expectation: expectation, isText: true,
      parse: { node, _ throws(SettingMismatch) in
        if node.value == .null { return nil }
        guard let text = node.value.string, !text.isEmpty else { throw SettingMismatch(node, expected: expectation) }
        return text
      },
      render: { value, _ in value.map(JSONValue.string) ?? .null })
  }

  /// The address of a server, or none.
  static let optionalURL: SettingType = {
    let expectation = "an address that begins with http:// or https://, or null"
    return SettingType(
      schema: ["type": ["string", "null"], "pattern": "^https?://"], expectation: expectation, isText: true,
      parse: { node, _ throws(SettingMismatch) in
        if node.value == .null { return nil }
        guard let text = node.value.string, text.hasPrefix("http://") || text.hasPrefix("https://"),
          text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw SettingMismatch(node, expected: expectation) }
        return text
      },
      render: { value, _ in value.map(JSONValue.string) ?? .null })
  }()
}

extension SettingType where Value == Double? {
  /// A number of a range, or none.
  static func optionalNumber(_ range: ClosedRange<Double>) -> SettingType {
    let bounds = (lower: JSONValue.number(range.lowerBound), upper: JSONValue.number(range.upperBound))
    let expectation = "a number from \(bounds.lower.text()) to \(bounds.upper.text()), or null"
    return SettingType(
      schema: ["type": ["number", "null"], "minimum": bounds.lower, "maximum": bounds.upper],
      expectation: expectation, isText: false,
      parse: { node, _ throws(SettingMismatch) in
        if node.value == .null { return nil }
        guard let value = node.value.double, range.contains(value) else {
          throw SettingMismatch(node, expected: expectation)
        }
        return value
      },
      render: { value, _ in value.map(JSONValue.number) ?? .null })
  }
}

extension SettingType where Value == [String] {
  /// Names, at least one.
  static let names = SettingType(
    schema: ["type": "array", "items": ["type": "string", "minLength": 1], "minItems": 1],
    expectation: "an array of names", isText: false,
    parse: { node, _ throws(SettingMismatch) in
      guard let elements = node.elements, !elements.isEmpty else {
        throw SettingMismatch(node, expected: "an array of names")
      }
      var names: [String] = []
      for (index, element) in elements.enumerated() {
        guard let name = element.value.string, !name.isEmpty else {
          throw SettingMismatch(element, expected: "a name", at: "[\(index)]")
        }
        names.append(name)
      }
      return names
    },
    render: { value, _ in .array(value.map(JSONValue.string)) })
}

extension SettingType where Value == [String: String] {
  /// Addresses by the names of services.
  static let addresses: SettingType = {
    let services = Service.all.map(\.id)
    return SettingType(
      schema: [
        "type": "object", "additionalProperties": false,
        "properties": .object(
          JSONObject(services.map { JSONObject.Member(key: $0, value: ["type": "string", "pattern": "^https?://"]) })),
      ],
      expectation: "an object of addresses by service", isText: false,
      parse: { node, base throws(SettingMismatch) in
        var addresses: [String: String] = [:]
        for (name, value) in try node.members(known: services, at: "") {
          do throws(SettingMismatch) {
            addresses[name] = try SettingType<String?>.optionalURL.parse(value, base)
          } catch {
            throw SettingMismatch(value, expected: error.expected, at: ".\(name)")
          }
        }
        return addresses
      },
      render: { value, _ in
        .object(
          JSONObject(value.sorted { $0.key < $1.key }.map { JSONObject.Member(key: $0.key, value: .string($0.value)) }))
      })
  }()
}

extension SettingType where Value == IndexLocation {
  static let indexLocation = SettingType(
    schema: ["type": "string", "pattern": "^(local|s3://.+|s3vectors://.+/.+|bedrock://.+)$"],
    expectation: IndexLocation.forms, isText: true,
    parse: { node, _ throws(SettingMismatch) in
      guard let location = node.value.string.flatMap(IndexLocation.init) else {
        throw SettingMismatch(node, expected: IndexLocation.forms)
      }
      return location
    },
    render: { value, _ in .string(value.text) })
}

extension SettingType where Value == CacheLocation {
  static let cacheLocation = SettingType(
    schema: ["type": "string", "pattern": "^(sqlite|dynamodb://.+)$"],
    expectation: CacheLocation.forms, isText: true,
    parse: { node, _ throws(SettingMismatch) in
      guard let location = node.value.string.flatMap(CacheLocation.init) else {
        throw SettingMismatch(node, expected: CacheLocation.forms)
      }
      return location
    },
    render: { value, _ in .string(value.text) })
}
