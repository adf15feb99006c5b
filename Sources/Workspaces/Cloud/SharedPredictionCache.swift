import Cloud
import Predictions
import Synchronization

/// The predictions in a table of DynamoDB, connected to by the first call; what cannot be reached holds nothing.
final class SharedPredictionCache: PredictionCache {
  private let cloud: CloudAccess
  private let table: String
  private let clock: @Sendable () -> Double
  private let opening = Mutex<Task<DynamoDBCache?, Never>?>(nil)

  init(cloud: CloudAccess, table: String, clock: @escaping @Sendable () -> Double) {
    self.cloud = cloud
    self.table = table
    self.clock = clock
  }

  func predictions(of model: String, version: String, for key: PredictionCacheKey) async -> [Double]? {
    await cache()?.predictions(of: model, version: version, for: key)
  }

  func store(_ predictions: [Double], of model: String, version: String, for key: PredictionCacheKey) async {
    await cache()?.store(predictions, of: model, version: version, for: key)
  }

  private func cache() async -> DynamoDBCache? {
    let task = opening.withLock { task in
      let started = task ?? Task { [cloud, table, clock] in await Self.open(cloud, table, clock) }
      task = started
      return started
    }
    return await task.value
  }

  private static func open(
    _ cloud: CloudAccess, _ table: String, _ clock: @escaping @Sendable () -> Double
  ) async -> DynamoDBCache? {
    let report: @Sendable (any Error) -> Void = { cloud.warn("the cache of predictions is not used: \($0)") }
    do {
      return DynamoDBCache(client: try await cloud.client(), table: table, clock: clock, report: report)
    } catch {
      report(error)
      return nil
    }
  }
}
