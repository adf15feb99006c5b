extension S3Bucket {
  /// The largest answer that is taken as one.
  static let maximumObjectBytes = 64 << 20

  /// What is said of an object, `nil` when there is none.
  ///
  /// - Throws: `ServiceError`.
  func head(_ key: String) async throws -> S3ObjectHead? {
    do {
      return S3ObjectHead(headers: try await client.send(request("HeadObject", method: "HEAD", key: key)).headers)
    } catch let error as ServiceError where error.status == 404 {
      return nil
    }
  }

  /// An object's content, whole and checked against the checksums that S3 keeps.
  ///
  /// - Throws: `ServiceError`; with kind `.malformedResponse` for other bytes than were written.
  func get(_ key: String) async throws -> (head: S3ObjectHead, content: [UInt8]) {
    let headers = [HTTPHeader("x-amz-checksum-mode", "ENABLED")]
    var request = request("GetObject", method: "GET", key: key, headers: headers)
    request.maximumResponseBytes = Self.maximumObjectBytes
    let response = try await client.send(request)
    let head = S3ObjectHead(headers: response.headers)
    if let size = head.size, size != response.body.count {
      throw malformed("GetObject", "expected the \(size) bytes of \(key), found \(response.body.count)")
    }
    if let fault = head.fault(in: response.body) {
      throw malformed("GetObject", "expected \(key) to have \(fault), found other bytes; read it again")
    }
    return (head, response.body)
  }

  /// A part of an object's content, not checked but for its length; less where the object ends.
  ///
  /// - Parameter etag: what the object must be; otherwise the error has status 412.
  /// - Throws: `ServiceError`; with status 416 when the object ends before the part.
  func get(
    _ key: String, range: Range<Int>, etag: String? = nil
  ) async throws -> (head: S3ObjectHead, content: [UInt8]) {
    var headers = [HTTPHeader("Range", "bytes=\(range.lowerBound)-\(range.upperBound - 1)")]
    if let etag { headers.append(HTTPHeader("If-Match", etag)) }
    var request = request("GetObject", method: "GET", key: key, headers: headers)
    request.maximumResponseBytes = max(range.count, Self.maximumObjectBytes)
    let response = try await client.send(request)
    let head = S3ObjectHead(headers: response.headers)
    guard let size = head.size else { throw malformed("GetObject", "expected the size of \(key), found none") }
    // A server that knows no ranges answers with everything.
    let expected = response.status == 206 ? range.clamped(to: 0..<max(size, range.lowerBound)) : 0..<size
    guard response.body.count == expected.count, expected.lowerBound == range.lowerBound else {
      throw malformed(
        "GetObject",
        "expected \(expected.count) bytes of \(key) from \(range.lowerBound) on, "
          + "found \(response.body.count)")
    }
    return (head, response.body)
  }
}
