import Storage

extension RequestSigner {
  /// What is hashed for the signature
  /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request).
  func canonicalRequest(
    _ method: String, _ address: WireAddress, headers: CanonicalHeaders, payloadHash: String
  ) -> String {
    [
      method.uppercased(), canonicalPath(address.path), canonicalQuery(address.query), headers.text, headers.names,
      payloadHash,
    ].joined(separator: "\n")
  }

  /// The signature of a canonical request, in hexadecimal digits.
  ///
  /// - Parameter date: the moment as `20150830T123600Z`.
  func signature(of canonicalRequest: String, date: String) -> String {
    let hash = SHA256.hexadecimal(Array(canonicalRequest.utf8))
    let text = [Self.algorithm, date, scope(date), hash].joined(separator: "\n")
    var key = Array("AWS4\(credentials.secretAccessKey)".utf8)
    for part in [String(date.prefix(8)), region, service, "aws4_request"] {
      key = HMACSHA256.code(of: Array(part.utf8), key: key)
    }
    return SHA256.hexadecimal(digest: HMACSHA256.code(of: Array(text.utf8), key: key))
  }

  /// What the signature is valid for: day, region and service.
  func scope(_ date: String) -> String { "\(date.prefix(8))/\(region)/\(service)/aws4_request" }

  /// The hash of the body as the canonical request has it.
  func payloadHash(of request: HTTPRequest) -> String {
    guard signsPayload else { return Self.unsignedPayload }
    return request.headers[Self.contentHash] ?? SHA256.hexadecimal(request.body)
  }

  /// S3 takes the path as it is sent; all others take dots and empty parts out of it and encode it once more.
  private func canonicalPath(_ path: String) -> String {
    guard !isS3 else { return path.isEmpty ? "/" : path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        _ = parts.popLast()
      } else {
        parts.append(part)
      }
    }
    let end = path.hasSuffix("/") && !parts.isEmpty ? "/" : ""
    return URIEncoding.encode("/" + parts.joined(separator: "/") + end, keeping: "/")
  }

  /// The pairs in the order of their encoded names, then values; a name alone has an empty value.
  private func canonicalQuery(_ query: String) -> String {
    let pairs = query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        name: URIEncoding.normalize(parts.first ?? ""), value: URIEncoding.normalize(parts.dropFirst().first ?? "")
      )
    }
    return pairs.sorted { ($0.name, $0.value) < ($1.name, $1.value) }.map { "\($0.name)=\($0.value)" }
      .joined(separator: "&")
  }
}
