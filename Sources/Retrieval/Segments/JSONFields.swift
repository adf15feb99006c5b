import JSON
import Storage

/// The members of an object that must have them; others are damage.
struct JSONFields {
  private let object: JSONObject
  let key: String

  init(_ object: JSONObject, key: String) {
    self.object = object
    self.key = key
  }

  func damaged(_ name: String, _ expected: String) -> StorageError {
    StorageError(.damaged, key: key, "expected \(expected) as \"\(name)\", found \(object[name]?.kind ?? "nothing")")
  }

  func text(_ name: String) throws(StorageError) -> String {
    guard let text = object[name]?.string else { throw damaged(name, "a string") }
    return text
  }

  func number(_ name: String) throws(StorageError) -> Double {
    guard let number = object[name]?.double else { throw damaged(name, "a number") }
    return number
  }

  func count(_ name: String) throws(StorageError) -> Int {
    guard let number = object[name]?.int, (0..<1 << 50).contains(number) else { throw damaged(name, "a count") }
    return number
  }

  func version(_ name: String) throws(StorageError) -> UInt64 {
    let version = try count(name)
    guard version > 0 else { throw damaged(name, "a version above 0") }
    return UInt64(version)
  }

  func object(_ name: String) throws(StorageError) -> JSONFields {
    guard let member = object[name]?.object else { throw damaged(name, "an object") }
    return JSONFields(member, key: key)
  }

  /// `nil` where the member is missing or `null`.
  func optional(_ name: String) throws(StorageError) -> JSONFields? {
    switch object[name] {
    case .none, .null: nil
    default: try object(name)
    }
  }

  func list(_ name: String) throws(StorageError) -> [JSONFields] {
    guard let elements = object[name]?.array else { throw damaged(name, "an array") }
    var list: [JSONFields] = []
    for element in elements {
      guard let member = element.object else { throw damaged(name, "an array of objects") }
      list.append(JSONFields(member, key: key))
    }
    return list
  }
}
