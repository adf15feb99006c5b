/// What S3 says of an object beside its content.
struct S3ObjectHead: Sendable {
  /// The header that holds which call wrote the object, so that a writer knows its own work again.
  static let tokenHeader = "x-amz-meta-kb-write"
  /// The header that holds the SHA-256 of the content in hexadecimal digits, which the writer stated.
  ///
  /// S3's own checksum of an upload in parts is one of its parts' checksums, and comes with no ranged answer.
  static let digestHeader = "x-amz-meta-kb-sha256"

  let headers: [HTTPHeader]

  /// The size in bytes: of the whole object, also when a part of it was asked for. `nil` when it is not said.
  var size: Int? {
    let text = headers["Content-Range"].map { $0.split(separator: "/").last.map(String.init) ?? "" }
    return (text ?? headers["Content-Length"]).flatMap { Int($0) }.flatMap { Self.sizes.contains($0) ? $0 : nil }
  }

  /// What objects may have: S3's largest have 50 TB.
  private static let sizes = 0...(50 << 40)

  /// The entity tag.
  var etag: String? { headers["ETag"] }
  /// Which call wrote the object.
  var token: String? { headers[Self.tokenHeader] }
  /// The SHA-256 that the writer stated.
  var digest: String? { headers[Self.digestHeader] }

  /// What is wrong with the whole content of an object, `nil` when it fits all that was said of it.
  func fault(in content: [UInt8]) -> String? {
    if let digest, !S3Payload(content).hasDigest(digest) { return "the SHA-256 that its writer stated" }
    // A checksum of parts says how many: `…-3`.
    for checksum in S3Checksum.allCases {
      guard let value = headers[checksum.header], !value.utf8.contains(UInt8(ascii: "-")) else { continue }
      return value == checksum.value(of: content) ? nil : "the \(checksum.rawValue) that S3 keeps with it"
    }
    return nil
  }
}
