import Storage

extension S3Store {
  /// Writes an object in parts, several at once; what was sent is given up when anything fails.
  func upload(_ payload: S3Payload, to name: String, _ mark: S3WriteMark, onlyIfAbsent: Bool) async throws {
    let upload = try await bucket.beginUpload(name, metadata: mark.headers)
    do {
      let parts = try await send(payload, to: name, upload)
      try await bucket.completeUpload(upload, to: name, parts, onlyIfAbsent: onlyIfAbsent)
    } catch {
      // In a task of its own, because this one may be cancelled; what is left all the same, `kb gc` finds.
      await Task { [bucket] in try? await bucket.abortUpload(upload, to: name) }.value
      throw error
    }
  }

  private func send(_ payload: S3Payload, to name: String, _ upload: String) async throws -> [S3Part] {
    let ranges = transfers.parts(of: payload.count)
    return try await withThrowingTaskGroup(of: S3Part.self) { group in
      var parts: [S3Part] = []
      for (index, range) in ranges.enumerated() {
        if index >= transfers.width, let part = try await group.next() { parts.append(part) }
        group.addTask { [bucket] in
          try await bucket.upload(payload.part(range), part: index + 1, of: upload, to: name)
        }
      }
      for try await part in group { parts.append(part) }
      return parts.sorted { $0.number < $1.number }
    }
  }

  /// Gives up the uploads that stopped writers left, told by their age, and lists them (without their sizes, which S3
  /// does not say); in the local folder, removes unfinished downloads and what the bucket has no longer.
  public func removeUnfinishedWrites(startedBefore time: Double, dryRun: Bool) async throws -> [ObjectSummary] {
    let uploads = try await reporting("") { try await bucket.uploads(prefix: prefix) }
    let old = uploads.filter { $0.initiated < time && key(of: $0.key) != nil }
    if !dryRun {
      for upload in old { try await reporting("") { try await bucket.abortUpload(upload.id, to: upload.key) } }
      var there: Set<String> = []
      for prefix in immutable { there.formUnion(try await list(prefix: prefix).map(\.key)) }
      await cache.trim(to: there, writtenBefore: time)
    }
    return old.map { ObjectSummary(key: key(of: $0.key) ?? $0.key, size: 0, modified: $0.initiated) }
      .sorted { $0.key < $1.key }
  }
}
