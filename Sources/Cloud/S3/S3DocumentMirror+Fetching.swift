import Retrieval
import Storage

extension S3DocumentMirror {
  private enum Outcome: Sendable {
    case fetched(S3MirrorPlan.Item, bytes: Int)
    /// The object was removed since it was listed.
    case gone(S3MirrorPlan.Item)
    case refused(Diagnostic)
    /// Others would fail, too.
    case stopped(any Error)
  }

  /// Fetches objects, several at once, and writes the table now and then, and whatever happens at the end.
  func fetch(
    _ items: [S3MirrorPlan.Item], into mirrored: S3MirroredFolder, _ table: inout S3MirrorTable,
    _ report: inout S3MirrorReport
  ) async throws {
    for start in stride(from: 0, to: items.count, by: Self.tableInterval) {
      let batch = items[start..<min(start + Self.tableInterval, items.count)]
      var failure: (any Error)?
      for outcome in await outcomes(of: batch, into: mirrored) {
        failure = note(outcome, in: &table, &report) ?? failure
      }
      try save(table)
      if let failure { throw failure }
    }
    if items.isEmpty { try save(table) }
    try Task.checkCancellation()
  }

  /// The error of an outcome that ends the update.
  private func note(
    _ outcome: Outcome, in table: inout S3MirrorTable, _ report: inout S3MirrorReport
  ) -> (any Error)? {
    switch outcome {
    case .fetched(let item, let bytes):
      table.objects[ExactKey(item.object.key)] = item.object
      report.fetched += 1
      report.bytes += bytes
    case .gone(let item):
      table.objects[ExactKey(item.object.key)] = nil
      report.listed -= 1
    case .refused(let diagnostic): report.diagnostics.append(diagnostic)
    case .stopped(let error): return error
    }
    return nil
  }

  /// The outcomes of a batch, as far as it got.
  private func outcomes(of batch: ArraySlice<S3MirrorPlan.Item>, into mirrored: S3MirroredFolder) async -> [Outcome] {
    await withTaskGroup(of: Outcome.self) { group in
      var outcomes: [Outcome] = []
      for (index, item) in batch.enumerated() {
        if index >= width, let outcome = await group.next() {
          outcomes.append(outcome)
          if case .stopped = outcome { break }
        }
        group.addTask { await outcome(of: item, into: mirrored) }
      }
      for await outcome in group { outcomes.append(outcome) }
      return outcomes
    }
  }

  private func outcome(of item: S3MirrorPlan.Item, into mirrored: S3MirroredFolder) async -> Outcome {
    do {
      let content = try await bucket.get(item.object.key).content
      guard content.count <= DataSource.maximumDocumentSize else {
        return refused(.tooLarge, item, "found \(content.count) bytes", "split the object or leave it out")
      }
      try mirrored.write(content, to: item.path, modified: item.object.modified)
      return .fetched(item, bytes: content.count)
    } catch let error as ServiceError where error.status == 404 && error.code != "NoSuchBucket" {
      try? mirrored.remove(item.path)
      return .gone(item)
    } catch let error as ServiceError where error.isAboutOneObject {
      return refused(.unreadable, item, "found \(error)", "read what S3 says, and update again")
    } catch {
      return .stopped(error)
    }
  }

  private func refused(
    _ code: Diagnostic.Code, _ item: S3MirrorPlan.Item, _ found: String, _ advice: String
  ) -> Outcome {
    let id = DocumentID(dataSource: dataSource, key: item.object.key)
    return .refused(Diagnostic(code, id, "expected the object's content, \(found)", advice: advice))
  }
}

extension ServiceError {
  /// Whether it says nothing of other objects: this one's permissions, storage class or bytes.
  fileprivate var isAboutOneObject: Bool {
    switch kind {
    case .accessDenied, .conflict, .invalidRequest, .malformedResponse: true
    case .unreachable, .timedOut, .authentication, .throttled, .notFound, .modelRetired, .serverFault: false
    }
  }
}
