import Synchronization
import Tools

/// Customers and models for several calls of tools: opened by the first, so that each model is read once.
final class KeptAnalysis: Sendable {
  private let load: @Sendable () throws -> CustomerAnalysis
  private let kept = Mutex<CustomerAnalysis?>(nil)

  init(load: @escaping @Sendable () throws -> CustomerAnalysis) { self.load = load }

  /// - Throws: what opening the customers throws; the next call tries again.
  func value() throws -> CustomerAnalysis {
    if let analysis = kept.withLock({ $0 }) { return analysis }
    let analysis = try load()
    kept.withLock { $0 = analysis }
    return analysis
  }
}
