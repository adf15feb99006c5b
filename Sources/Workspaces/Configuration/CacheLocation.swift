/// Where predictions are kept for an hour.
public enum CacheLocation: Sendable, Hashable {
  /// In a file below the state directory.
  case sqlite
  /// In a table of Amazon DynamoDB.
  case dynamoDB(table: String)

  /// The forms, for error messages.
  static let forms = "\"sqlite\" or dynamodb://TABLE"

  /// Reads one of the forms; `nil` for another text.
  public init?(_ text: String) {
    if text == "sqlite" {
      self = .sqlite
    } else if let table = text.dropping(prefix: "dynamodb://"), (3...255).contains(table.utf8.count),
      table.utf8.allSatisfy(Self.isInTableName)
    {
      self = .dynamoDB(table: table)
    } else {
      return nil
    }
  }

  /// The location in the form that is read.
  public var text: String {
    switch self {
    case .sqlite: "sqlite"
    case .dynamoDB(let table): "dynamodb://\(table)"
    }
  }

  private static func isInTableName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }
}
