/// Which index of Amazon S3 Vectors, written `s3vectors://BUCKET/INDEX`.
public struct VectorIndexLocation: Sendable, Hashable, CustomStringConvertible {
  /// The vector bucket: 3 to 63 lower-case letters, digits and hyphens.
  public let bucket: String
  /// The index: 3 to 63 lower-case letters, digits, hyphens and dots.
  public let index: String

  /// What the text begins with.
  public static let scheme = "s3vectors://"

  /// Reads `s3vectors://BUCKET/INDEX`.
  ///
  /// - Throws: `VectorIndexError` for anything else
  ///   (names: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-limitations.html).
  public init(parsing text: String) throws(VectorIndexError) {
    let parts = text.dropFirst(Self.scheme.count).split(separator: "/", omittingEmptySubsequences: false)
    guard text.hasPrefix(Self.scheme), parts.count == 2, let bucket = parts.first, let index = parts.last,
      Self.isName(bucket, alsoAllowing: "-"), Self.isName(index, alsoAllowing: "-.")
    else {
      throw VectorIndexError(
        .invalidLocation,
        "expected \(Self.scheme)BUCKET/INDEX with names of 3 to 63 lower-case letters, digits and hyphens, found \"\(text)\"",
        remedies: ["Write, for example, s3vectors://my-vectors/knowledge-base."])
    }
    self.bucket = String(bucket)
    self.index = String(index)
  }

  /// The text that `init(parsing:)` reads.
  public var description: String { "\(Self.scheme)\(bucket)/\(index)" }

  private static func isName(_ name: Substring, alsoAllowing marks: String) -> Bool {
    func isAlphanumeric(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    guard (3...63).contains(name.utf8.count), let first = name.utf8.first, let last = name.utf8.last else {
      return false
    }
    return isAlphanumeric(first) && isAlphanumeric(last)
      && name.utf8.allSatisfy { isAlphanumeric($0) || marks.utf8.contains($0) }
  }
}
