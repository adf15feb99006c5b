import JSON

/// A chunking configuration that cannot be used.
public struct ChunkingConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The value at fault, from the configuration's own root.
  public let pointer: JSONPointer
  /// The bytes of the value in the text that was parsed.
  public let range: Range<Int>
  /// What would have been right there.
  public let expected: String
  /// What stands there instead.
  public let found: String

  init(_ pointer: JSONPointer, _ range: Range<Int>, expected: String, found: String) {
    self.pointer = pointer
    self.range = range
    self.expected = expected
    self.found = found
  }

  /// The place and what was expected there.
  public var description: String {
    "chunking configuration\(pointer.text.isEmpty ? "" : " at \(pointer)"): expected \(expected), found \(found)"
  }
}
