import Storage

/// Which chunk: the first 16 bytes of a SHA-256 over its document and text, written in hexadecimal.
public struct ChunkID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 32 lower-case hexadecimal digits.
  public let description: String

  /// The id with these digits, `nil` when they are not 32 lower-case hexadecimal digits.
  public init?(_ text: String) {
    guard text.utf8.count == 32,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    description = text
  }

  /// The id of the first 16 bytes of a digest.
  init(digest: [UInt8]) {
    precondition(digest.count >= 16, "a chunk id takes 16 bytes")
    description = SHA256.hexadecimal(digest: digest, digits: 32)
  }

  /// In the order of the digits.
  public static func < (left: ChunkID, right: ChunkID) -> Bool { left.description < right.description }
}
