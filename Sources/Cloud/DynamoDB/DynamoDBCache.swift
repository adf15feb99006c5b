import JSON
import Predictions
import Synchronization

/// Predictions that were made a short time ago, in a table of Amazon DynamoDB that several machines share.
///
/// The table has the partition key `customer_id` (a number) and the sort key `feature_hash` (text). Several models
/// predict the same customer from the same features, so the sort key's value is `HASH#MODEL`: each model is an item of
/// its own, written and expiring by itself, and all of a customer's are one query. Further attributes: `model`,
/// `model_version`, `timestamp` (seconds since 1970 with milliseconds), `predictions` (a list of numbers), `ttl` (the
/// second since 1970 in which the item may go). The index `model_version-timestamp-index` (partition key
/// `model_version`, text; sort key `timestamp`, number) finds what a version predicted, by time. DynamoDB removes
/// expired items within days, not at once, so that they are misses here.
///
/// No error of the table is one of a prediction: it is a miss, and the first is told to `report`.
public final class DynamoDBCache: PredictionCache {
  private let table: DynamoDBTable
  private let lifetime: Double
  private let clock: @Sendable () -> Double
  private let report: @Sendable (_ error: any Error) -> Void
  private let hasReported = Mutex(false)

  /// A cache in a table, which exists.
  ///
  /// - Parameters:
  ///   - lifetime: for how many seconds an item counts.
  ///   - clock: the seconds since 1970.
  ///   - report: is told the first error, once.
  public init(
    client: ServiceClient, table: String = "predictions-cache", lifetime: Double = 3600,
    clock: @escaping @Sendable () -> Double, report: @escaping @Sendable (_ error: any Error) -> Void
  ) {
    self.table = DynamoDBTable(client: client, name: table)
    self.lifetime = lifetime
    self.clock = clock
    self.report = report
  }

  /// The predictions of a model; `nil` when there are none of this version, they have expired, or the table does not
  /// answer within seconds. One read.
  public func predictions(of model: String, version: String, for key: PredictionCacheKey) async -> [Double]? {
    do {
      guard let item = try await table.item(Self.key(model, key)) else { return nil }
      return numbers(item, version: version, at: clock())
    } catch {
      note(error)
      return nil
    }
  }

  /// Keeps the predictions of a model, instead of earlier ones under the key. One write.
  public func store(_ predictions: [Double], of model: String, version: String, for key: PredictionCacheKey) async {
    let numbers = predictions.map { Self.number($0) }
    let now = clock()
    guard !numbers.contains(nil), now.isFinite, abs(now + lifetime) < 1e15 else { return }
    var item = Self.key(model, key)
    item["model"] = ["S": .string(model)]
    item["model_version"] = ["S": .string(version)]
    item["timestamp"] = ["N": .string(Self.text(now))]
    item["ttl"] = ["N": .string(String(Int((now + lifetime).rounded(.up))))]
    item["predictions"] = ["L": .array(numbers.compactMap(\.self))]
    do {
      try await table.put(item)
    } catch {
      note(error)
    }
  }

  private func note(_ error: any Error) {
    // A caller who has given up is no trouble of the table.
    guard !(error is CancellationError) else { return }
    let isFirst = hasReported.withLock { reported in
      defer { reported = true }
      return !reported
    }
    if isFirst { report(error) }
  }

  private func numbers(_ item: JSONValue, version: String, at now: Double) -> [Double]? {
    guard item["model_version"]?["S"]?.string == version,
      let stored = item["timestamp"]?["N"]?.string.flatMap({ Double($0) }), stored <= now, now - stored < lifetime,
      let elements = item["predictions"]?["L"]?.array, !elements.isEmpty
    else { return nil }
    let numbers = elements.compactMap(Self.double).filter(\.isFinite)
    return numbers.count == elements.count ? numbers : nil
  }
}
