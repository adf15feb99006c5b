import Synchronization
import Tools

/// The tables within reach, asked for once.
final class AthenaCatalogue: Sendable {
  private let glue: GlueCatalog
  private let databases: [String]
  private let kept = Mutex<QuerySchema?>(nil)

  init(_ glue: GlueCatalog, databases: [String]) {
    self.glue = glue
    self.databases = databases
  }

  /// The tables; two that ask at once for the first time may both be answered by the service.
  func schema() async throws -> QuerySchema {
    if let schema = kept.withLock({ $0 }) { return schema }
    let schema = try await glue.schema(databases)
    kept.withLock { $0 = schema }
    return schema
  }
}
