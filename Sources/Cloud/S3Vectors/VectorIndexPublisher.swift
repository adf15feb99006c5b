import Retrieval

/// Makes a managed vector index hold what an index of ours holds.
///
/// Ours stays the ledger: a publication puts what the managed index lacks, and then deletes what it should not have, both
/// found out by its keys alone. Stopped at any point and started again, it goes on where it was: nothing is put twice.
/// New vectors come before old ones go, so that a search always finds a chunk. Of two publications at the same time the
/// later one may have to be repeated. An index holds the chunks of one workspace.
public struct VectorIndexPublisher: Sendable {
  /// Where is published.
  public let index: VectorIndex
  /// What the metadata of a vector may take.
  public let limits: VectorMetadataLimits
  /// How many calls are made at once.
  public let width: Int

  /// A publication to an index, which is made when it is not there.
  ///
  /// - Parameters:
  ///   - limits: `bedrock` for an index that a Bedrock knowledge base shall use.
  ///   - width: calls at once; each holds a body of up to 20 MiB.
  public init(index: VectorIndex, limits: VectorMetadataLimits = .standard, width: Int = 4) {
    self.index = index
    self.limits = limits
    self.width = max(1, width)
  }

  /// Publishes the chunks of a version, or those of documents that a filter accepts.
  ///
  /// A chunk that the service would refuse is reported and left out; an older vector of it goes.
  /// - Parameter progress: called with figures that never fall, the first time before any vector is put.
  /// - Throws: `VectorIndexError` when an index is there that does not fit; `StorageError` and `ChunkDecodingError` for a
  ///   damaged index of ours; `ServiceError`, `BudgetError`, `CancellationError`. What was put before stays.
  /// - Complexity: O(bytes of the chunks); in memory are the index's keys and `width` bodies.
  public func publish(
    _ snapshot: Snapshot, matching filter: Filter? = nil,
    progress: @escaping @Sendable (PublicationProgress) -> Void = { _ in }
  ) async throws -> PublicationReport {
    let found = try await index.createIfAbsent(.standard(dimension: snapshot.manifest.settings.dimensions))
    let queue = PublicationQueue(
      snapshot: snapshot, selection: try snapshot.select(filter), limits: limits,
      unfilterable: Set(found.nonFilterableKeys), published: try await index.keys(width: width))
    let (drained, putCount, vectorsPut) = try await drain(queue, progress)
    var report = drained.report
    report.putCount = putCount
    report.vectorsPut = vectorsPut
    report.vectorsDeleted = try await delete(drained.surplus)
    return report
  }

  /// Finds out what `publish` would do, without changing anything; an index that is not there has no vectors.
  ///
  /// - Throws: as `publish` does.
  public func plan(_ snapshot: Snapshot, matching filter: Filter? = nil) async throws -> PublicationPlan {
    let found = try await index.settings()
    let wanted = VectorIndexSettings.standard(dimension: snapshot.manifest.settings.dimensions)
    var queue = PublicationQueue(
      snapshot: snapshot, selection: try snapshot.select(filter), limits: limits,
      unfilterable: Set((found ?? wanted).nonFilterableKeys),
      published: found == nil ? [] : try await index.keys(width: width))
    var plan = PublicationPlan()
    while let batch = try queue.next() {
      plan.vectorsToPut += batch.count
      plan.consumptions.append(Consumption("s3vectors.put", bytes: batch.logicalBytes))
    }
    plan.vectorsToDelete = queue.surplus.count
    return plan
  }

  /// Puts all batches of a queue, `width` at once.
  private func drain(
    _ queue: PublicationQueue, _ progress: @escaping @Sendable (PublicationProgress) -> Void
  ) async throws -> (queue: PublicationQueue, putCount: Int, vectorsPut: Int) {
    let index = index
    let width = width
    return try await withThrowingTaskGroup(of: Int.self) { group in
      var queue = queue
      var (begun, ended, vectorsPut) = (0, 0, 0)
      progress(PublicationProgress(chunks: 0, total: queue.selection.count, vectorsPut: 0))
      while let batch = try queue.next() {
        if begun - ended >= width, let count = try await group.next() {
          ended += 1
          vectorsPut += count
        }
        try Task.checkCancellation()
        group.addTask {
          try await index.put(batch)
          return batch.count
        }
        begun += 1
        progress(PublicationProgress(chunks: queue.visited, total: queue.selection.count, vectorsPut: vectorsPut))
      }
      for try await count in group {
        vectorsPut += count
        progress(PublicationProgress(chunks: queue.visited, total: queue.selection.count, vectorsPut: vectorsPut))
      }
      return (queue, begun, vectorsPut)
    }
  }

  private func delete(_ keys: Set<String>) async throws -> Int {
    let keys = keys.sorted()
    let starts = Array(stride(from: 0, to: keys.count, by: VectorIndex.maximumDeleteCount))
    _ = try await starts.mapConcurrently(atMost: width) { start in
      try await index.delete(Array(keys[start..<min(keys.count, start + VectorIndex.maximumDeleteCount)]))
    }
    return keys.count
  }
}
