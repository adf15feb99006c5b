import JSON
import SQLite

extension QueryResult {
  /// `{"sql","columns":[{"name","type"}],"rows":[{name: value}],"row_count","truncated","total_row_count","notes"}`, and
  /// `"statistics"` where a query costs.
  ///
  /// A whole number keeps its digits; an infinity is the string `Infinity` or `-Infinity`, a blob a string of its bytes in
  /// hexadecimal digits.
  public var json: JSONValue { json(first: rows.count) }

  /// The same with as many rows, from the first, as fit in so many bytes of JSON. O(size).
  public func json(fitting bytes: Int) -> JSONValue {
    var used = json(first: 0).utf8().count
    var count = 0
    for row in rows {
      used += jsonRow(row).utf8().count + 1
      if used > bytes { break }
      count += 1
    }
    return json(first: count)
  }

  private func json(first count: Int) -> JSONValue {
    var object: JSONObject = [
      "sql": .string(sql),
      "columns": .array(columns.map { ["name": .string($0.name), "type": .string($0.type.rawValue)] }),
      "rows": .array(rows.prefix(count).map(jsonRow)),
      "row_count": .number(min(count, rows.count)),
      "truncated": .bool(isTruncated || count < rows.count),
      "total_row_count": totalRowCount.map { .number($0) } ?? .null,
      "notes": .array(notes.map(JSONValue.string)),
    ]
    if let statistics { object["statistics"] = statistics.json }
    return .object(object)
  }

  private func jsonRow(_ row: [SQLiteValue]) -> JSONValue {
    .object(
      JSONObject(
        zip(columns, row).map { column, value in JSONObject.Member(key: column.name, value: Self.json(of: value)) }))
  }

  private static func json(of value: SQLiteValue) -> JSONValue {
    switch value {
    case .null: .null
    case .integer(let value): .number(Int(value))
    case .real(let value): value.isFinite ? .number(value) : .string(value.queryText)
    case .text(let value): .string(value)
    case .blob(let bytes): .string(bytes.hexadecimalText)
    }
  }
}
