import JSON

/// What a stage did, for a reader.
struct StageSummary {
  private let summary: JSONObject

  /// The figures of a stage.
  init(_ summary: JSONObject) { self.summary = summary }

  /// The figures on one line: `customers 100000 · seed 20251021`; of lists their lengths.
  var line: String {
    summary.members.map { member in
      let name = member.key.replacing("_", with: " ")
      return switch member.value {
      case .array(let elements): "\(elements.count) \(name)"
      case .object(let object): "\(name) \(Self.members(object, between: " "))"
      default: "\(name) \(Self.text(member))"
      }
    }.joined(separator: " · ")
  }

  /// A line for every element of a list: a model with its figures.
  var details: [String] {
    summary.members.flatMap { member in
      (member.value.array ?? []).compactMap(\.object).map { Self.members($0, between: " ") }
    }
  }

  private static func members(_ object: JSONObject, between separator: String) -> String {
    object.members.map { member in
      ["name", "version"].contains(member.key)
        ? text(member) : member.key.replacing("_", with: " ") + separator + text(member)
    }.joined(separator: ", ")
  }

  /// A hash by its first digits, as they tell hashes apart for a reader.
  private static func text(_ member: JSONObject.Member) -> String {
    let text = member.value.string ?? member.value.text()
    return member.key.hasSuffix("sha256") ? String(text.prefix(12)) : text
  }
}
