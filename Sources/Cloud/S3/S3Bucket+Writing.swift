extension S3Bucket {
  /// Writes an object (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html).
  ///
  /// - Throws: `ServiceError`; with status 412 when `onlyIfAbsent` and the key is taken, 409 when another writer was at
  ///   it at the same time.
  func put(
    _ key: String, _ content: [UInt8], metadata: [HTTPHeader] = [], onlyIfAbsent: Bool = false
  ) async throws {
    var headers = metadata + Self.condition(onlyIfAbsent)
    headers.append(HTTPHeader("x-amz-sdk-checksum-algorithm", "SHA256"))
    headers.append(HTTPHeader(S3Checksum.sha256.header, S3Checksum.sha256.value(of: content)))
    headers.append(HTTPHeader("Content-Type", "application/octet-stream"))
    _ = try await client.send(request("PutObject", method: "PUT", key: key, headers: headers, body: content))
  }

  /// Removes an object; none is no error.
  ///
  /// - Throws: `ServiceError`.
  func delete(_ key: String) async throws {
    do {
      _ = try await client.send(request("DeleteObject", method: "DELETE", key: key))
    } catch let error as ServiceError where error.status == 404 && error.code != "NoSuchBucket" {
      return
    }
  }

  /// The headers that make a write fail where there is an object
  /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html).
  static func condition(_ onlyIfAbsent: Bool) -> [HTTPHeader] {
    onlyIfAbsent ? [HTTPHeader("If-None-Match", "*")] : []
  }
}
