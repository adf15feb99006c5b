/// The first place of a text that is not JSON.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What would have been right there.
  public let expected: String
  /// What stands there instead.
  public let found: String
  /// The byte, counted from 0.
  public let offset: Int
  /// The line, counted from 1.
  public let line: Int
  /// The column in bytes, counted from 1.
  public let column: Int

  /// The place and what was expected there.
  public var description: String { "line \(line), column \(column): expected \(expected), found \(found)" }

  init(expected: String, found: String, offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.expected = expected
    self.found = found
    self.offset = offset
    var line = 1
    var start = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    self.line = line
    column = offset - start + 1
  }
}
