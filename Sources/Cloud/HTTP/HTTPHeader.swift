/// One header of a request or a response.
public struct HTTPHeader: Sendable, Hashable {
  /// The name as written; compared without regard to case.
  public var name: String
  /// The value without the white space around it.
  public var value: String

  /// A header.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension [HTTPHeader] {
  /// The value of the first header of this name, whatever its case.
  public subscript(name: String) -> String? {
    first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
