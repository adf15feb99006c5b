import JSON

/// What `EXPLAIN (TYPE IO, FORMAT JSON)` says of the tables that a statement reads
/// (https://docs.aws.amazon.com/athena/latest/ug/athena-explain-statement.html; the shape of an estimate is Trino's and was
/// not seen from Athena itself).
struct AthenaIOPlan {
  /// The bytes that are read of all tables together; `nil` when one of them has no statistics (Trino writes `"NaN"` then).
  let scannedBytes: Int?

  /// Reads the text of a plan; one that is no such JSON says nothing.
  init(_ text: String) {
    guard let tables = (try? JSONValue(parsing: text))?["inputTableColumnInfos"]?.array else {
      scannedBytes = nil
      return
    }
    let sizes = tables.map { $0["estimate"]?["outputSizeInBytes"]?.double }
    let sum = sizes.reduce(0.0) { $0 + ($1.flatMap { $0 >= 0 ? $0 : nil } ?? .nan) }
    scannedBytes = Int(exactly: sum.rounded(.up))
  }
}
