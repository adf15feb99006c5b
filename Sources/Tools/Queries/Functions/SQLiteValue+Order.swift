import SQLite

extension SQLiteValue {
  /// SQLite's order of values: null, numbers, texts by their bytes, blobs (sqlite.org/datatype3.html).
  static func < (left: SQLiteValue, right: SQLiteValue) -> Bool {
    switch (left, right) {
    case let (.integer(left), .integer(right)): left < right
    case let (.real(left), .real(right)): left < right
    case let (.integer(left), .real(right)): Double(left) < right
    case let (.real(left), .integer(right)): left < Double(right)
    case let (.text(left), .text(right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case let (.blob(left), .blob(right)): left.lexicographicallyPrecedes(right)
    default: left.rank < right.rank
    }
  }

  /// The reverse of `<`.
  static func > (left: SQLiteValue, right: SQLiteValue) -> Bool { right < left }

  private var rank: Int {
    switch self {
    case .null: 0
    case .integer, .real: 1
    case .text: 2
    case .blob: 3
    }
  }
}
