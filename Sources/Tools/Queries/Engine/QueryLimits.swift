/// How much a query may use before it is stopped, and how much of its result is read.
public struct QueryLimits: Sendable, Hashable {
  /// Instructions of SQLite's virtual machine, and bytes that a function looks at.
  public var steps: Int
  /// Seconds by the engine's clock.
  public var seconds: Double
  /// Bytes of memory that SQLite may take beyond what the process has in use when the query begins.
  public var memory: Int
  /// Rows that are read; one more is asked for, to tell whether there are more.
  public var rows: Int
  /// Bytes of all cells that are read.
  public var resultBytes: Int
  /// Bytes of one cell; a longer text or blob is cut, and the result says so.
  public var cellBytes: Int

  /// Limits that a query over a hundred thousand rows of fifty columns keeps: 100 million steps, 10 seconds, 256 MB,
  /// 1000 rows, 1 MB of result, 4 kB a cell.
  public init(
    steps: Int = 100_000_000, seconds: Double = 10, memory: Int = 256 << 20, rows: Int = 1000,
    resultBytes: Int = 1 << 20, cellBytes: Int = 4096
  ) {
    self.steps = max(steps, 1)
    self.seconds = max(seconds, 0)
    self.memory = max(memory, 1 << 20)
    self.rows = max(rows, 0)
    self.resultBytes = max(resultBytes, 1)
    self.cellBytes = max(cellBytes, 16)
  }

  /// Bytes of a statement's text.
  static let statementBytes = 20_000
}
