import JSON

extension JSONNode {
  /// The values by key of an object that may have these keys and no others.
  func members(known: [String], at subpath: String) throws(SettingMismatch) -> [String: JSONNode] {
    guard let members else { throw SettingMismatch(self, expected: "an object", at: subpath) }
    var values: [String: JSONNode] = [:]
    for member in members {
      guard known.contains(member.key) else {
        throw SettingMismatch(unknown: member, among: known, at: subpath)
      }
      values[member.key] = member.value
    }
    return values
  }
}
