import JSON

/// Compares values with the shapes of a document, and keeps account of what of the document they have shown.
struct ShapeCheck {
  /// A member of a shape: its name, whether it may be `null`, and where the document states it.
  private struct Member {
    let name: String
    let isNullable: Bool
    let shape: JSONValue
    let place: String
  }

  private let shapes: [String: [JSONValue]]
  private var seen: Set<String> = []

  /// A check against the shapes of a document by their names.
  init(_ shapes: [String: [JSONValue]]) { self.shapes = shapes }

  /// What of the shapes no value has shown.
  var unseen: [String] {
    let all = shapes.flatMap { name, forms in forms.enumerated().flatMap { places($1, "@\(name)[\($0)]") } }
    return all.filter { !seen.contains($0) }.sorted()
  }

  /// How a value differs from each form of a named shape; empty when it has one of them.
  mutating func differences(_ value: JSONValue, from name: String) -> [String] {
    var all: [String] = shapes[name] == nil ? ["no shape @\(name)"] : []
    for (index, form) in (shapes[name] ?? []).enumerated() {
      var attempt = self
      let found = attempt.differences(value, from: form, at: "@\(name)[\(index)]")
      if found.isEmpty {
        self = attempt
        return []
      }
      all += found
    }
    return all
  }

  private mutating func differences(_ value: JSONValue, from shape: JSONValue, at place: String) -> [String] {
    seen.insert(place)
    switch shape {
    case .string("@any"): return []
    case .string(let text) where text.hasPrefix("@"): return differences(value, from: String(text.dropFirst()))
    case .string(let text):
      guard let string = value.string else { return Self.difference(value, "a string", place) }
      let words = text.hasPrefix("=") ? text.dropFirst().split(separator: ",").map(String.init) : [string]
      return words.contains(string) ? [] : Self.difference(value, "one of \(words)", place)
    case .number(let number):
      guard case .number(let found) = value else { return Self.difference(value, "a number", place) }
      let isWhole = found.text.allSatisfy { $0.isNumber || $0 == "-" }
      return isWhole || number.text.contains(".") ? [] : Self.difference(value, "a whole number", place)
    case .bool: return value.bool == nil ? Self.difference(value, "a boolean", place) : []
    case .null: return ["\(place): a shape is never null"]
    case .array(let shapes): return differences(value, fromElements: shapes, at: place)
    case .object(let object): return differences(value, from: object, at: place)
    }
  }

  private mutating func differences(
    _ value: JSONValue, fromElements shapes: [JSONValue], at place: String
  ) -> [String] {
    guard let elements = value.array else { return Self.difference(value, "an array", place) }
    guard shapes.count > 1 else {
      return elements.flatMap { element in shapes.flatMap { differences(element, from: $0, at: place + "[]") } }
    }
    guard elements.count == shapes.count else { return Self.difference(value, "\(shapes.count) elements", place) }
    return zip(elements, shapes).flatMap { differences($0, from: $1, at: place + "[]") }
  }

  private mutating func differences(_ value: JSONValue, from shape: JSONObject, at place: String) -> [String] {
    guard let object = value.object else { return Self.difference(value, "an object", place) }
    if let any = shape["…"] { return object.members.flatMap { differences($0.value, from: any, at: place + ".…") } }
    let members = members(of: shape, place)
    guard object.keys == members.map(\.name) else {
      return ["\(place): documented are the members \(members.map(\.name)), found \(object.keys)"]
    }
    return zip(object.members, members).flatMap { found, member in
      member.isNullable && found.value == .null
        ? [] : differences(found.value, from: member.shape, at: member.place)
    }
  }

  /// The members of an object's shape, those of shapes that it takes in included.
  private func members(of shape: JSONObject, _ place: String) -> [Member] {
    shape.members.flatMap { member -> [Member] in
      if member.key == "...", let name = member.value.string?.dropFirst() {
        return members(of: shapes[String(name)]?.first?.object ?? [:], "@\(name)[0]")
      }
      let isNullable = member.key.hasSuffix("?")
      let name = isNullable ? String(member.key.dropLast()) : member.key
      return [Member(name: name, isNullable: isNullable, shape: member.value, place: "\(place).\(name)")]
    }
  }

  /// Every place that a value can show.
  private func places(_ shape: JSONValue, _ place: String) -> [String] {
    switch shape {
    case .array(let shapes): shapes.flatMap { places($0, place + "[]") }
    case .object(let object) where object["…"] != nil: []
    case .object(let object):
      object.members.filter { $0.key != "..." }.flatMap { member in
        places(member.value, place + "." + (member.key.hasSuffix("?") ? String(member.key.dropLast()) : member.key))
      }
    default: [place]
    }
  }

  private static func difference(_ value: JSONValue, _ expected: String, _ place: String) -> [String] {
    ["\(place): documented is \(expected), found \(value.text().prefix(80))"]
  }
}
