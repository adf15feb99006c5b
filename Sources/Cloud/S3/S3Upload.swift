/// A multipart upload that is not completed.
struct S3Upload: Sendable, Hashable {
  /// The key that is written to.
  let key: String
  /// The upload's id.
  let id: String
  /// When it began, in seconds since 1970.
  let initiated: Double
}
