/// A parsed JSON value that knows which bytes of the document it came from.
public struct JSONNode: Sendable {
  /// What stands there.
  public enum Content: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number.
    case number(JSONNumber)
    /// A string, unescaped.
    case string(String)
    /// An array.
    case array([JSONNode])
    /// An object, its members in order.
    case object([Member])
  }

  /// One member of an object.
  public struct Member: Sendable {
    /// The unescaped key.
    public let key: String
    /// The bytes of the key with its quotation marks.
    public let keyRange: Range<Int>
    /// The value.
    public let value: JSONNode
  }

  /// What stands there.
  public let content: Content
  /// The bytes it takes up, without surrounding white space.
  public let range: Range<Int>

  /// The value without its places. O(size).
  public var value: JSONValue {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members):
      .object(JSONObject(members.map { JSONObject.Member(key: $0.key, value: $0.value.value) }))
    }
  }

  /// The members, when it is an object.
  public var members: [Member]? { if case .object(let members) = content { members } else { nil } }

  /// The elements, when it is an array.
  public var elements: [JSONNode]? { if case .array(let elements) = content { elements } else { nil } }

  /// The value of a key (the last, where a key is repeated); `nil` when this is no object or lacks it.
  public subscript(key: String) -> JSONNode? { members?.last { $0.key == key }?.value }
}
