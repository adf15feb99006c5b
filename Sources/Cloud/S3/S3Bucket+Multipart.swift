extension S3Bucket {
  /// Begins an upload in parts and gives its id
  /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html).
  ///
  /// - Throws: `ServiceError`.
  func beginUpload(_ key: String, metadata: [HTTPHeader]) async throws -> String {
    let operation = "CreateMultipartUpload"
    let headers =
      metadata + [
        HTTPHeader("x-amz-checksum-algorithm", "SHA256"), HTTPHeader("Content-Type", "application/octet-stream"),
      ]
    let request = request(operation, method: "POST", key: key, query: [.init("uploads")], headers: headers)
    guard let id = try element(try await client.send(request), of: operation)["UploadId"], !id.isEmpty else {
      throw malformed(operation, "expected an upload id, found none")
    }
    return id
  }

  /// Sends a part.
  ///
  /// - Throws: `ServiceError`.
  func upload(_ content: [UInt8], part number: Int, of upload: String, to key: String) async throws -> S3Part {
    let checksum = S3Checksum.sha256.value(of: content)
    let request = request(
      "UploadPart", method: "PUT", key: key,
      query: [.init("partNumber", String(number)), .init("uploadId", upload)],
      headers: [
        HTTPHeader("x-amz-sdk-checksum-algorithm", "SHA256"), HTTPHeader(S3Checksum.sha256.header, checksum),
      ], body: content)
    guard let etag = try await client.send(request).headers["ETag"] else {
      throw malformed("UploadPart", "expected an entity tag, found none")
    }
    return S3Part(number: number, etag: etag, checksum: checksum)
  }

  /// Makes an object of the parts (https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html).
  ///
  /// - Throws: `ServiceError` as `put` does; with status 404 when the upload exists no longer, also because it is done.
  func completeUpload(_ upload: String, to key: String, _ parts: [S3Part], onlyIfAbsent: Bool) async throws {
    let operation = "CompleteMultipartUpload"
    let items = parts.map {
      "<Part><PartNumber>\($0.number)</PartNumber><ETag>\(Self.escaped($0.etag))</ETag>"
        + "<ChecksumSHA256>\($0.checksum)</ChecksumSHA256></Part>"
    }
    let body =
      "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">\(items.joined())"
      + "</CompleteMultipartUpload>"
    let request = request(
      operation, method: "POST", key: key, query: [.init("uploadId", upload)],
      headers: Self.condition(onlyIfAbsent) + [HTTPHeader("Content-Type", "application/xml")], body: Array(body.utf8))
    _ = try element(try await client.send(request), of: operation)
  }

  /// Gives an upload up, and what was sent of it.
  ///
  /// - Throws: `ServiceError`.
  func abortUpload(_ upload: String, to key: String) async throws {
    do {
      let query: [ServiceRequest.QueryItem] = [.init("uploadId", upload)]
      _ = try await client.send(request("AbortMultipartUpload", method: "DELETE", key: key, query: query))
    } catch let error as ServiceError where error.status == 404 {
      return
    }
  }

  private static func escaped(_ text: String) -> String {
    text.map { ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"][$0] ?? String($0) }.joined()
  }
}
