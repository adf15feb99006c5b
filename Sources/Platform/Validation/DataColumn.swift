/// A column of a table that is checked.
public struct DataColumn: Sendable, Hashable {
  /// The values, one a row.
  public enum Values: Sendable, Hashable {
    /// Numbers, NaN where missing.
    case numbers([Double])
    /// Texts, each as the place of its text in a list of different ones; -1 where missing.
    case texts([String], codes: [Int32])
  }

  /// The column's name.
  public let name: String
  /// Its values.
  public let values: Values

  /// A column with its values.
  public init(name: String, values: Values) {
    self.name = name
    self.values = values
  }

  /// How many rows it has.
  var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .texts(_, let codes): codes.count
    }
  }

  /// Whether a row has no value.
  func isMissing(_ row: Int) -> Bool {
    switch values {
    case .numbers(let numbers): numbers[row].isNaN
    case .texts(_, let codes): codes[row] < 0
    }
  }

  /// The number in a row; NaN where there is none.
  func number(_ row: Int) -> Double { if case .numbers(let numbers) = values { numbers[row] } else { .nan } }

  /// The text in a row; `nil` where there is none.
  func text(_ row: Int) -> String? {
    guard case .texts(let names, let codes) = values else { return nil }
    return names[place: Int(codes[row])]
  }
}
