import Storage

extension S3Store {
  /// How often a download is begun anew whose object was replaced meanwhile.
  private static let maximumDownloads = 4

  /// The content of an object, checked: its first part, and the others, several at once, into a file.
  func download(_ name: String) async throws -> S3Download {
    var attempt = 1
    while true {
      do {
        return try await attemptDownload(name)
      } catch let error as ServiceError where error.status == 412 && attempt < Self.maximumDownloads {
        attempt += 1
      }
    }
  }

  private func attemptDownload(_ name: String) async throws -> S3Download {
    var first: (head: S3ObjectHead, content: [UInt8])
    do {
      first = try await bucket.get(name, range: 0..<transfers.partSize)
    } catch let error as ServiceError where error.status == 416 {
      // There is no first byte of an object without bytes.
      first = try await bucket.get(name)
    }
    let size = first.head.size ?? first.content.count
    if size > first.content.count { return try await downloadRest(of: name, after: first.content, first.head, size) }
    if let fault = first.head.fault(in: first.content) { throw damaged(name, fault) }
    return S3Download(.bytes(first.content), digest: first.head.digest ?? S3Payload(first.content).digest)
  }

  private func downloadRest(
    of name: String, after first: [UInt8], _ head: S3ObjectHead, _ size: Int
  ) async throws -> S3Download {
    guard let etag = head.etag else { throw damaged(name, "an entity tag") }
    let path = try cache.downloadPath(freshName())
    do {
      let file = try FileSystem().createFile(path)
      try first.withUnsafeBytes { try file.write($0, at: 0) }
      try await fetch(first.count..<size, of: name, etag: etag, into: file)
      let digest = S3Payload(try file.map()).digest
      guard digest == head.digest ?? digest else { throw damaged(name, "the SHA-256 that its writer stated") }
      return S3Download(.file(path: path), digest: digest)
    } catch {
      try? FileSystem().remove(path)
      throw error
    }
  }

  private func fetch(_ rest: Range<Int>, of name: String, etag: String, into file: OpenFile) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, start) in stride(from: rest.lowerBound, to: rest.upperBound, by: transfers.partSize).enumerated() {
        let range = start..<(start + min(transfers.partSize, rest.upperBound - start))
        if index >= transfers.width { try await group.next() }
        group.addTask { [bucket] in
          let part = try await bucket.get(name, range: range, etag: etag).content
          try part.withUnsafeBytes { try file.write($0, at: range.lowerBound) }
        }
      }
      try await group.waitForAll()
    }
  }

  private func damaged(_ name: String, _ expectation: String) -> ServiceError {
    bucket.malformed("GetObject", "expected \(name) to have \(expectation), found other bytes; read it again")
  }
}
