import CSQLite

/// Counts what one query uses, and tells when it is enough.
final class QueryMeter {
  /// Why a query is stopped.
  enum Stop: Sendable, Hashable {
    case steps
    case time
    case memory
    case cancelled
  }

  /// The instructions between two looks at the limits: few enough that a row of long texts cannot fill the memory
  /// between them.
  static let interval: Int32 = 100

  /// Why the query was stopped; `nil` while it may go on.
  private(set) var stop: Stop?
  /// The work done so far.
  private(set) var work = 0
  private let limits: QueryLimits
  private let clock: @Sendable () -> Double
  private let start: Double
  private let memoryAtStart: Int64

  init(_ limits: QueryLimits, clock: @escaping @Sendable () -> Double) {
    self.limits = limits
    self.clock = clock
    start = clock()
    memoryAtStart = sqlite3_memory_used()
  }

  /// Takes note of work done; `false` when the query has to end.
  func advance(_ amount: Int) -> Bool {
    let (sum, overflow) = work.addingReportingOverflow(max(amount, 0))
    work = overflow ? .max : sum
    if stop != nil { return false }
    if work > limits.steps {
      stop = .steps
    } else if Task.isCancelled {
      stop = .cancelled
    } else if sqlite3_memory_used() - memoryAtStart > Int64(limits.memory) {
      stop = .memory
    } else if !(clock() - start <= limits.seconds) {
      stop = .time
    }
    return stop == nil
  }

  /// Has a connection ask this meter while it runs a statement. The meter must outlive the connection's use.
  func watch(_ handle: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(
      handle, Self.interval,
      { context in
        guard let context else { return 1 }
        let meter = Unmanaged<QueryMeter>.fromOpaque(context).takeUnretainedValue()
        return meter.advance(Int(QueryMeter.interval)) ? 0 : 1
      }, context)
  }
}
