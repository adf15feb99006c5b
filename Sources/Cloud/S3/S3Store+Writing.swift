import Storage

extension S3Store {
  /// How often a write is begun anew that another writer's, at the same time, made fail.
  private static let maximumAttempts = 8

  /// Writes an object if its key is free, and says whether it was this call that did.
  public func create(_ key: String, _ content: ObjectContent) async throws -> Bool {
    let name = try self.name(of: key)
    return try await reporting(key) {
      let payload = try S3Payload(content)
      let mark = S3WriteMark(token: freshName(), payload)
      let created = try await create(name, payload, mark)
      if created { await keep(content, mark, under: key) }
      return created
    }
  }

  /// Writes an object, replacing one of the same key.
  public func put(_ key: String, _ content: ObjectContent) async throws {
    let name = try self.name(of: key)
    try await reporting(key) {
      let payload = try S3Payload(content)
      if isImmutable(key) { await cache.forget(key) }
      let mark = S3WriteMark(token: freshName(), payload)
      _ = try await write(name, payload, mark, onlyIfAbsent: false)
      await keep(content, mark, under: key)
    }
  }

  /// What was just written need not be read again.
  private func keep(_ content: ObjectContent, _ mark: S3WriteMark, under key: String) async {
    guard isImmutable(key) else { return }
    // Without room for it in the folder the object is read from the bucket.
    _ = try? await cache.keep(S3Download(content, digest: mark.digest), under: key)
  }

  private func create(_ name: String, _ payload: S3Payload, _ mark: S3WriteMark) async throws -> Bool {
    // What would be sent in parts, and refused at the end, is asked for first.
    if payload.count > transfers.threshold, try await bucket.head(name) != nil { return false }
    var attempt = 1
    while true {
      do {
        return try await write(name, payload, mark, onlyIfAbsent: true)
      } catch let error as ServiceError where error.status == 409 && attempt < Self.maximumAttempts {
        // Two conditional writes at the same moment: S3 wants the whole of it again.
        try await pause(attempt)
        attempt += 1
      }
    }
  }

  /// Writes an object; `false` when the key is taken by another writer.
  private func write(
    _ name: String, _ payload: S3Payload, _ mark: S3WriteMark, onlyIfAbsent: Bool
  ) async throws -> Bool {
    do {
      if payload.count > transfers.threshold {
        try await upload(payload, to: name, mark, onlyIfAbsent: onlyIfAbsent)
      } else {
        try await bucket.put(name, payload.array, metadata: mark.headers, onlyIfAbsent: onlyIfAbsent)
      }
      return true
    } catch let error as ServiceError where error.status == 412 {
      // A repeated request may have met its own first attempt.
      return try await isWritten(name, by: mark)
    } catch let error as ServiceError where error.leavesOutcomeOpen {
      guard let head = try? await bucket.head(name) else { throw error }
      if head.token == mark.token { return true }
      // What another writer made stays, so that this write can come about no more.
      guard onlyIfAbsent else { throw error }
      return false
    }
  }

  /// Whether the object is the one that a call wrote.
  private func isWritten(_ name: String, by mark: S3WriteMark) async throws -> Bool {
    try await bucket.head(name)?.token == mark.token
  }

  /// Waits longer each time, and not as long as other writers do.
  func pause(_ attempt: Int) async throws {
    let most = 50.0 * Double(1 << min(attempt, 6))
    try await Task.sleep(for: .milliseconds(Int(most * (0.5 + bucket.client.random() / 2))))
  }
}

extension ServiceError {
  /// Whether the service may have done what it was asked to.
  fileprivate var leavesOutcomeOpen: Bool {
    switch kind {
    case .unreachable, .timedOut, .serverFault, .malformedResponse: true
    // The second completion of an upload finds none.
    case .notFound: operation == "CompleteMultipartUpload"
    case .authentication, .accessDenied, .throttled, .conflict, .modelRetired, .invalidRequest: false
    }
  }
}
