/// Decides how each segment is scanned: by which path, and with how many threads. What it decides never changes a result.
public struct ScanPlanner: Sendable, Hashable {
  /// The most threads that a scan takes.
  public let threads: Int
  /// The path that is taken wherever it can be, `nil` for the one that is likely the faster.
  public let path: ScanPath?

  /// Of fewer than one row in so many, those that are looked at lie scattered: each row then costs a wait for memory,
  /// and what codes save in bytes gains nothing. With one row in ten codes are twice as fast, with one in a hundred as
  /// fast as elements (`Benchmarks/vectors/run --only filters`).
  static let leastSelectedShare = 64
  /// With fewer rows for each row asked for, too few are ruled out by their codes to make up for reading those of all.
  static let leastRowsPerResult = 32
  /// A thread is worth its start, some 50 µs, and a share of the memory's bandwidth, with so many nanoseconds of work.
  static let leastWorkPerThread = 2e6
  /// The rate at which one thread reads memory, in bytes a nanosecond.
  static let readRate = 20.0
  /// The rate at which one thread multiplies and adds elements of a batch, in products a nanosecond.
  static let elementRate = 40.0
  /// The same for codes.
  static let codeRate = 100.0

  /// A planner for scans with up to `threads` threads, at least 1; by a certain path for measurements and tests.
  public init(threads: Int = 1, path: ScanPath? = nil) {
    self.threads = max(1, threads)
    self.path = path
  }

  /// The plan for a segment. O(1).
  func plan(_ task: ScanTask) -> ScanPlan {
    let path = path(for: task)
    let affordable = Self.work(of: task, by: path) / Self.leastWorkPerThread
    return ScanPlan(path: path, threads: max(1, Int(min(affordable, Double(threads)))))
  }

  private func path(for task: ScanTask) -> ScanPath {
    guard task.hasCodes else { return .elements }
    if let path { return path }
    let isDense = task.selectedRows >= task.rowCount / Self.leastSelectedShare
    return isDense && task.selectedRows / Self.leastRowsPerResult >= task.limit ? .codes : .elements
  }

  /// The nanoseconds that one thread is likely to take: those of reading or those of multiplying, whichever are more.
  private static func work(of task: ScanTask, by path: ScanPath) -> Double {
    let elements = Double(task.selectedRows) * Double(task.dimensions)
    let products = elements * Double(task.queries)
    return switch path {
    case .elements: max(elements * Double(task.bytesPerElement) / readRate, products / elementRate)
    // The high halves of the codes: half a byte a dimension.
    case .codes: max(elements / 2 / readRate, products / codeRate)
    }
  }
}
