/// A place in a bucket: `s3://BUCKET/PREFIX`.
public struct BucketAddress: Sendable, Hashable {
  /// The bucket's name.
  public let bucket: String
  /// What keys begin with: empty, or ending with `/`.
  public let prefix: String

  /// Reads an address; `nil` for another text. A prefix gets the `/` at its end that it lacks.
  public init?(_ text: String) {
    guard let rest = text.dropping(prefix: "s3://") else { return nil }
    let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let bucket = parts.first, Self.isName(bucket) else { return nil }
    let prefix = parts.count > 1 ? parts[1] : ""
    self.bucket = bucket
    self.prefix = prefix.isEmpty || prefix.hasSuffix("/") ? prefix : prefix + "/"
  }

  /// Whether a text can name a bucket: 3 to 63 lower-case letters, digits, `-` and `.`, a letter or digit at
  /// both ends (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
  private static func isName(_ text: String) -> Bool {
    func isPlain(_ byte: UInt8?) -> Bool {
      guard let byte else { return false }
      return (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }
    return (3...63).contains(text.utf8.count) && isPlain(text.utf8.first) && isPlain(text.utf8.last)
      && text.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
  }
}

extension String {
  /// What follows a prefix; `nil` when the text does not begin with it.
  func dropping(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
