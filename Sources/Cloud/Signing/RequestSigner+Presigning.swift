extension RequestSigner {
  /// The request with a signature in its query instead of headers: whoever has the address can send it until it
  /// expires (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html).
  ///
  /// The headers that the request has are signed and must be sent as they are. S3's body is not signed.
  ///
  /// - Parameters:
  ///   - time: the seconds since 1970.
  ///   - expires: the seconds of validity, 1 to 604,800 (a week); others are taken as the nearest of these.
  public func presigned(_ request: HTTPRequest, at time: Double, expires: Int) -> HTTPRequest {
    let date = UTCTime(seconds: time).basic
    var address = WireAddress(request.url)
    let headers = CanonicalHeaders(request.headers, host: address.host)
    var items = [
      ("X-Amz-Algorithm", Self.algorithm), ("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope(date))"),
      ("X-Amz-Date", date), ("X-Amz-Expires", String(min(max(expires, 1), 604_800))),
      ("X-Amz-SignedHeaders", headers.names),
    ]
    if let token = credentials.sessionToken { items.append(("X-Amz-Security-Token", token)) }
    let added = items.map { "\($0.0)=\(URIEncoding.encode($0.1))" }
    address.query = ([address.query].filter { !$0.isEmpty } + added).joined(separator: "&")
    let hash = isS3 ? Self.unsignedPayload : payloadHash(of: request)
    let signature = signature(
      of: canonicalRequest(request.method, address, headers: headers, payloadHash: hash), date: date)
    address.query += "&X-Amz-Signature=\(signature)"
    var presigned = request
    presigned.url = address.text
    return presigned
  }
}
