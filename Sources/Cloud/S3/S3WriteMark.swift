/// What a call writes beside an object's content: who wrote it, and what it must be.
struct S3WriteMark: Sendable {
  /// What no other call has.
  let token: String
  /// The SHA-256 of the content in hexadecimal digits.
  let digest: String

  /// The mark of a call that writes some content. O(bytes).
  init(token: String, _ payload: S3Payload) {
    self.token = token
    digest = payload.digest
  }

  /// The mark as the object's metadata.
  var headers: [HTTPHeader] {
    [HTTPHeader(S3ObjectHead.tokenHeader, token), HTTPHeader(S3ObjectHead.digestHeader, digest)]
  }
}
