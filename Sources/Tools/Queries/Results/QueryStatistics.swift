import JSON

/// What a query cost that a service ran.
public struct QueryStatistics: Sendable, Hashable {
  /// The bytes that it scanned.
  public let scannedBytes: Int
  /// What it cost in US dollars; 0 for a result that was there already.
  public let usd: Double
  /// The id that the service knows the query by.
  public let executionID: String
  /// Whether the result of an earlier query was given again.
  public let isReused: Bool

  /// The figures of a query.
  public init(scannedBytes: Int, usd: Double, executionID: String, isReused: Bool) {
    self.scannedBytes = scannedBytes
    self.usd = usd
    self.executionID = executionID
    self.isReused = isReused
  }

  /// `{"scanned_bytes","usd","execution_id","reused"}`.
  public var json: JSONValue {
    [
      "scanned_bytes": .number(scannedBytes), "usd": .number(usd), "execution_id": .string(executionID),
      "reused": .bool(isReused),
    ]
  }
}
