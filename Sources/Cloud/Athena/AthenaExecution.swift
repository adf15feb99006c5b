import JSON

/// How far a query is, and what it has cost so far.
struct AthenaExecution: Sendable, Hashable {
  /// The states of a query.
  enum State: String, Sendable {
    case queued = "QUEUED"
    case running = "RUNNING"
    case succeeded = "SUCCEEDED"
    case failed = "FAILED"
    case cancelled = "CANCELLED"
  }

  let state: State
  /// Why it failed or was cancelled.
  let reason: String
  /// Who is to blame for a failure: 1 the system, 2 the statement, 3 something else; `nil` when Athena does not say.
  let errorCategory: Int?
  /// The bytes that it scanned so far.
  let scannedBytes: Int
  /// Whether an earlier result is given again.
  let isReused: Bool

  /// Reads a `QueryExecution`; `nil` when it has no state that is known.
  init?(_ json: JSONValue) {
    guard let state = json["Status"]?["State"]?.string.flatMap(State.init) else { return nil }
    self.state = state
    let error = json["Status"]?["AthenaError"]
    reason = json["Status"]?["StateChangeReason"]?.string ?? error?["ErrorMessage"]?.string ?? ""
    errorCategory = error?["ErrorCategory"]?.int
    let statistics = json["Statistics"]
    scannedBytes = max(statistics?["DataScannedInBytes"]?.int ?? 0, 0)
    isReused = statistics?["ResultReuseInformation"]?["ReusedPreviousResult"]?.bool ?? false
  }

  /// Whether nothing more happens to it.
  var isOver: Bool { state != .queued && state != .running }

  /// What it is charged for: nothing for a failure or an earlier result, what was scanned otherwise
  /// (https://aws.amazon.com/athena/pricing/).
  var consumption: Consumption {
    let isFree = state == .failed || isReused
    return Consumption("athena", bytes: isFree ? 0 : scannedBytes, requests: isFree ? 0 : 1)
  }
}
