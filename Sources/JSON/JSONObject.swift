/// A JSON object that keeps the order of its keys.
///
/// Look-up by key is a linear search: objects of configuration, metadata and reports are small. Where a text
/// repeats a key, the last value counts, as in most readers.
public struct JSONObject: Sendable, Hashable {
  /// One key and its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// A key with its value.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The members in the order of the text.
  public private(set) var members: [Member]

  /// An object of these members.
  public init(_ members: [Member] = []) { self.members = members }

  /// The keys in order.
  public var keys: [String] { members.map(\.key) }

  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }

  /// The value of a key; setting `nil` removes it, a new key goes to the end. O(members).
  public subscript(key: String) -> JSONValue? {
    get { members.last { $0.key == key }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.key == key }
        return
      }
      if let index = members.lastIndex(where: { $0.key == key }) {
        members[index].value = newValue
      } else {
        members.append(Member(key: key, value: newValue))
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// The members in the order in which they are written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
