extension S3Bucket {
  /// How many pages in a row may have nothing: a server that always promises another page would be asked for ever.
  private static let maximumEmptyPages = 1000

  /// The objects whose keys start with a prefix, in the order of their keys' UTF-8 bytes.
  ///
  /// - Throws: `ServiceError`. - Complexity: one call for every 1,000 objects.
  public func list(prefix: String) async throws -> [S3Object] {
    var objects: [S3Object] = []
    var token: String?
    var emptyPages = 0
    repeat {
      let page = try await page(prefix: prefix, after: token)
      objects += page.objects
      token = page.token
      emptyPages = page.objects.isEmpty ? emptyPages + 1 : 0
      guard emptyPages < Self.maximumEmptyPages else {
        throw malformed("ListObjectsV2", "expected objects, found \(emptyPages) pages without any")
      }
    } while token != nil
    // Directory buckets list in no order.
    return objects.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  /// One page of ListObjectsV2 and the token of the next
  /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html).
  private func page(prefix: String, after token: String?) async throws -> (objects: [S3Object], token: String?) {
    let operation = "ListObjectsV2"
    // Without the encoding a key with a control character would make the answer no XML.
    var query: [ServiceRequest.QueryItem] = [
      .init("encoding-type", "url"), .init("list-type", "2"), .init("prefix", prefix),
    ]
    if let token { query.append(.init("continuation-token", token)) }
    let root = try element(try await client.send(request(operation, method: "GET", query: query)), of: operation)
    let isEncoded = root["EncodingType"] == "url"
    let objects = try root.all("Contents").map { try object($0, isEncoded: isEncoded) }
    guard let truncation = root["IsTruncated"], ["true", "false"].contains(truncation) else {
      throw malformed(operation, "expected whether there is another page, found nothing of it")
    }
    guard truncation == "true" else { return (objects, nil) }
    guard let next = root["NextContinuationToken"], !next.isEmpty, next != token else {
      throw malformed(operation, "expected a token for the next page, found none or the same again")
    }
    return (objects, next)
  }

  private func object(_ element: S3XMLElement, isEncoded: Bool) throws -> S3Object {
    guard let key = Self.key(element, isEncoded: isEncoded), let size = element["Size"].flatMap({ Int($0) }), size >= 0,
      let modified = element["LastModified"].flatMap({ UTCTime($0) })
    else { throw malformed("ListObjectsV2", "expected key, size and time of each object, found something else") }
    return S3Object(key: key, size: size, etag: element["ETag"] ?? "", modified: Double(modified.seconds))
  }

  /// The uploads under a prefix that are not completed
  /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html).
  ///
  /// - Throws: `ServiceError`.
  func uploads(prefix: String) async throws -> [S3Upload] {
    let operation = "ListMultipartUploads"
    var uploads: [S3Upload] = []
    var marker: (key: String, id: String)?
    while true {
      var query: [ServiceRequest.QueryItem] = [.init("encoding-type", "url"), .init("prefix", prefix)]
      if let marker { query += [.init("key-marker", marker.key), .init("upload-id-marker", marker.id)] }
      query.append(.init("uploads"))
      let root = try element(try await client.send(request(operation, method: "GET", query: query)), of: operation)
      let isEncoded = root["EncodingType"] == "url"
      uploads += try root.all("Upload").map { try upload($0, isEncoded: isEncoded) }
      guard root["IsTruncated"] == "true" else { return uploads }
      guard let key = root["NextKeyMarker"].flatMap({ isEncoded ? Self.decoded($0) : $0 }),
        let id = root["NextUploadIdMarker"], marker?.key != key || marker?.id != id
      else { throw malformed(operation, "expected markers for the next page, found none or the same again") }
      marker = (key, id)
    }
  }

  private func upload(_ element: S3XMLElement, isEncoded: Bool) throws -> S3Upload {
    guard let key = Self.key(element, isEncoded: isEncoded), let id = element["UploadId"],
      let initiated = element["Initiated"].flatMap({ UTCTime($0) })
    else { throw malformed("ListMultipartUploads", "expected key, id and time of each upload, found something else") }
    return S3Upload(key: key, id: id, initiated: Double(initiated.seconds))
  }

  private static func key(_ element: S3XMLElement, isEncoded: Bool) -> String? {
    element["Key"].flatMap { isEncoded ? decoded($0) : $0 }
  }

  /// The text that was encoded as in a form: `%XX` for a byte, `+` for a space; `nil` when it is no UTF-8.
  static func decoded(_ text: String) -> String? {
    var rest = Array(text.utf8)[...]
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(0x20)
      case UInt8(ascii: "%"):
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
          let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
        else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
