import SQLite
import Tools

/// Asks an engine over an empty set of tables with any text: it answers within its limits or says why not, an error points into
/// the text, and JSON can be made of every answer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzStatement(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let sql = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let limits = QueryLimits(steps: 200_000, memory: 64 << 20, rows: 20, resultBytes: 10_000, cellBytes: 200)
  let engine = SQLiteEngine([], limits: limits, clock: { 1_740_830_400 })
  do throws(QueryError) {
    let result = try engine.run(sql)
    precondition(result.rows.count <= 20 && result.rows.allSatisfy { $0.count == result.columns.count })
    precondition(Set(result.columns.map(\.name)).count == result.columns.count, "two columns of one name")
    precondition(!result.json(fitting: 4000).text().isEmpty)
    _ = (result.table, result.markdown, result.csv)
  } catch {
    precondition(!error.message.isEmpty && error.code != .database, "\(error)")
    if let place = error.place { precondition(place.line >= 1 && place.column >= 1, "\(error)") }
  }
  return 0
}
