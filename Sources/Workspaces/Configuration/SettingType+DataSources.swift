import JSON
import Retrieval

extension SettingType where Value == [DataSource] {
  static let dataSources = SettingType(
    schema: [
      "type": "array",
      "items": [
        "type": "object", "additionalProperties": false, "required": ["id", "path"],
        "properties": [
          "id": ["type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$", "description": "A unique short name."],
          "path": [
            "type": "string", "minLength": 1,
            "description": "The folder, relative to this file, or s3://BUCKET/PREFIX.",
          ],
          "uri": ["type": "string", "description": "Where the documents live, as citations show it: s3://bucket/"],
          "inclusionPrefixes": [
            "type": "array", "items": ["type": "string"],
            "description": "Take only documents whose key begins with one of these.",
          ],
        ],
      ],
    ],
    expectation: "an array of data sources", isText: false,
    parse: { node, base throws(SettingMismatch) in try dataSources(node, base) },
    render: { value, root in .array(value.map { render($0, root) }) })

  private static func dataSources(
    _ node: JSONNode, _ base: LocalPath
  ) throws(SettingMismatch) -> [DataSource] {
    guard let elements = node.elements else { throw SettingMismatch(node, expected: "an array of data sources") }
    var sources: [DataSource] = []
    for (index, element) in elements.enumerated() {
      let source = try dataSource(element, base, at: "[\(index)]")
      if sources.contains(where: { $0.id == source.id }) {
        throw SettingMismatch(
          element["id"] ?? element, expected: "an id that no other data source has", at: "[\(index)].id")
      }
      sources.append(source)
    }
    return sources
  }

  private static func dataSource(
    _ node: JSONNode, _ base: LocalPath, at path: String
  ) throws(SettingMismatch) -> DataSource {
    let members = try node.members(known: ["id", "path", "uri", "inclusionPrefixes"], at: path)
    func text(_ key: String) throws(SettingMismatch) -> String? {
      guard let value = members[key] else { return nil }
      guard let text = value.value.string, !text.isEmpty else {
        throw SettingMismatch(value, expected: "a text", at: "\(path).\(key)")
      }
      return text
    }
    guard let id = try text("id") else { throw SettingMismatch(node, expected: "an \"id\"", at: path) }
    guard isIdentifier(id) else {
      throw SettingMismatch(
        members["id"] ?? node, expected: "1 to 64 letters, digits, \"-\" or \"_\"", at: "\(path).id")
    }
    guard let folder = try text("path") else { throw SettingMismatch(node, expected: "a \"path\"", at: path) }
    let inclusionPrefixes = try prefixes(members["inclusionPrefixes"], at: "\(path).inclusionPrefixes")
    guard folder.hasPrefix("s3://") else {
      return DataSource(
        id: id, folder: LocalPath(folder, relativeTo: base), uri: try text("uri"), inclusionPrefixes: inclusionPrefixes)
    }
    guard let address = BucketAddress(folder) else {
      throw SettingMismatch(
        members["path"] ?? node, expected: "s3://BUCKET/PREFIX with the name of a bucket", at: "\(path).path")
    }
    // The address stays in place of the folder until the state directory is known.
    return DataSource(
      id: id, root: folder, uriPrefix: try text("uri") ?? "s3://\(address.bucket)/",
      inclusionPrefixes: inclusionPrefixes)
  }

  private static func isIdentifier(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
      }
  }

  private static func prefixes(_ node: JSONNode?, at path: String) throws(SettingMismatch) -> [String] {
    guard let node else { return [] }
    guard let elements = node.elements else {
      throw SettingMismatch(node, expected: "an array of texts", at: path)
    }
    var prefixes: [String] = []
    for (index, element) in elements.enumerated() {
      guard let text = element.value.string else {
        throw SettingMismatch(element, expected: "a text", at: "\(path)[\(index)]")
      }
      prefixes.append(text)
    }
    return prefixes
  }

  private static func render(_ source: DataSource, _ root: LocalPath) -> JSONValue {
    var object: JSONObject = [
      "id": .string(source.id), "path": .string(path(of: source, from: root)),
      "uri": .string(source.uriPrefix),
    ]
    if !source.inclusionPrefixes.isEmpty {
      object["inclusionPrefixes"] = .array(source.inclusionPrefixes.map(JSONValue.string))
    }
    return .object(object)
  }

  private static func path(of source: DataSource, from root: LocalPath) -> String {
    source.root.hasPrefix("s3://") ? source.root : LocalPath(source.root).text(from: root)
  }
}
