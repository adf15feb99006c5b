import Retrieval
import Synchronization

/// What an ingestion said of its progress.
final class ProgressLog: Sendable {
  private let log = Mutex<[IngestionProgress]>([])

  var entries: [IngestionProgress] { log.withLock { $0 } }

  @Sendable func append(_ progress: IngestionProgress) { log.withLock { $0.append(progress) } }
}
