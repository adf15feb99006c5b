import JSON

extension DataColumn {
  /// The value of a row as JSON, null where missing.
  func json(_ row: Int) -> JSONValue {
    switch values {
    case .numbers(let numbers): .number(numbers[row])
    case .texts: text(row).map(JSONValue.string) ?? .null
    }
  }
}
