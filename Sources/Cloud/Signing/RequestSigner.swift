/// Signs requests with Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
public struct RequestSigner: Sendable {
  /// What is signed with.
  public var credentials: Credentials
  /// The region in the scope.
  public var region: String
  /// The service's signing name in the scope; `s3` encodes the path once and carries the hash of the body.
  public var service: String
  /// Whether the signature covers the body; without, `x-amz-content-sha256` says `UNSIGNED-PAYLOAD`, which only S3 and
  /// a few others take.
  public var signsPayload = true

  static let algorithm = "AWS4-HMAC-SHA256"
  static let unsignedPayload = "UNSIGNED-PAYLOAD"
  static let contentHash = "x-amz-content-sha256"

  /// A signer.
  public init(credentials: Credentials, region: String, service: String) {
    self.credentials = credentials
    self.region = region
    self.service = service
  }

  /// The request with the headers that sign it: `X-Amz-Date`, `X-Amz-Security-Token`, `Authorization`, for S3
  /// `x-amz-content-sha256`.
  ///
  /// Those of an earlier signature are replaced. An `x-amz-content-sha256` that the request already has is taken as
  /// the hash of its body, so that a body need not be hashed twice. O(body).
  ///
  /// - Parameter time: the seconds since 1970.
  public func signed(_ request: HTTPRequest, at time: Double) -> HTTPRequest {
    let address = WireAddress(request.url)
    let date = UTCTime(seconds: time).basic
    var signed = request
    signed.headers.removeAll { Self.replacedHeaders.contains($0.name.lowercased()) }
    signed.headers.append(HTTPHeader("X-Amz-Date", date))
    if let token = credentials.sessionToken { signed.headers.append(HTTPHeader("X-Amz-Security-Token", token)) }
    let hash = payloadHash(of: request)
    if isS3 || !signsPayload {
      signed.headers.removeAll { $0.name.lowercased() == Self.contentHash }
      signed.headers.append(HTTPHeader(Self.contentHash, hash))
    }
    let headers = CanonicalHeaders(signed.headers, host: address.host)
    let signature = signature(
      of: canonicalRequest(request.method, address, headers: headers, payloadHash: hash), date: date)
    let credential = "\(credentials.accessKeyID)/\(scope(date))"
    signed.headers.append(
      HTTPHeader(
        "Authorization",
        "\(Self.algorithm) Credential=\(credential), SignedHeaders=\(headers.names), Signature=\(signature)"))
    return signed
  }

  private static let replacedHeaders: Set<String> = ["authorization", "x-amz-date", "x-amz-security-token"]

  var isS3: Bool { service == "s3" }
}
