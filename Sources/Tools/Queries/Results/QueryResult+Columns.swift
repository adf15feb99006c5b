import SQLite

extension QueryResult {
  /// Columns with distinct names, typed by the values that were read, or as declared where all of those are null.
  ///
  /// A name that is there already gets a number: `n`, `n_2`. O(cells).
  public static func columns(_ declared: [Column], typedBy rows: [[SQLiteValue]]) -> [Column] {
    var taken: Set<String> = []
    return declared.enumerated().map { index, column in
      let values = rows.lazy.map { $0.indices.contains(index) ? $0[index] : .null }
      return Column(name: distinct(column.name, &taken), type: ColumnType(of: values) ?? column.type)
    }
  }

  private static func distinct(_ name: String, _ taken: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }
}
