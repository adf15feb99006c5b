/// A part of a multipart upload that S3 has.
struct S3Part: Sendable, Hashable {
  /// Its number, from 1 on.
  let number: Int
  /// Its entity tag.
  let etag: String
  /// Its SHA-256 in base64.
  let checksum: String
}
