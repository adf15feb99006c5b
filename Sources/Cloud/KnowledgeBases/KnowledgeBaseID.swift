/// Which knowledge base of Bedrock, written `bedrock://ID`.
public struct KnowledgeBaseID: Sendable, Hashable, CustomStringConvertible {
  /// 1 to 10 letters and digits.
  public let value: String

  /// What the text of a reference begins with.
  public static let scheme = "bedrock://"

  /// Reads `bedrock://ID`, or the id alone.
  ///
  /// - Throws: `KnowledgeBaseError` for anything but 1 to 10 letters and digits (the pattern of `Retrieve`).
  public init(parsing text: String) throws(KnowledgeBaseError) {
    let value = text.hasPrefix(Self.scheme) ? String(text.dropFirst(Self.scheme.count)) : text
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard (1...10).contains(value.utf8.count), value.utf8.allSatisfy(isAlphanumeric) else {
      throw KnowledgeBaseError(
        "expected the id of a knowledge base, up to 10 letters and digits, found \"\(text)\"",
        remedies: ["List those that there are: aws bedrock-agent list-knowledge-bases"])
    }
    self.value = value
  }

  /// The text that `init(parsing:)` reads.
  public var description: String { Self.scheme + value }
}
