/// A pattern of `date_format` and `date_parse`: MySQL's specifiers, as Trino has them
/// (trino.io/docs/current/functions/datetime.html#mysql-date-functions).
struct DatePattern {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  private enum Piece {
    case literal(Character)
    case specifier(Character)
  }

  private let pieces: [Piece]

  init(_ pattern: String) throws(FunctionFault) {
    guard pattern.utf8.count <= 200 else { throw FunctionFault("a date's pattern has at most 200 bytes") }
    var pieces: [Piece] = []
    var isSpecifier = false
    for character in pattern {
      if isSpecifier {
        pieces += try Self.expanded(character)
        isSpecifier = false
      } else if character == "%" {
        isSpecifier = true
      } else {
        pieces.append(.literal(character))
      }
    }
    self.pieces = pieces
  }

  private static func expanded(_ specifier: Character) throws(FunctionFault) -> [Piece] {
    switch specifier {
    case "T": try DatePattern("%H:%i:%s").pieces
    case "r": try DatePattern("%h:%i:%s %p").pieces
    case "%": [.literal("%")]
    case _ where "YymcdeHkhIlisSfpMbWajv".contains(specifier): [.specifier(specifier)]
    default:
      throw FunctionFault(
        "%\(specifier) is no part of a date; there are %Y %m %d %H %i %s %f %M %b %W %a %j %y %e %h %p %v %T")
    }
  }

  /// A time in this pattern.
  func text(of time: CivilTime) -> String {
    pieces.map { piece in
      switch piece {
      case .literal(let character): String(character)
      case .specifier(let specifier): Self.text(specifier, time)
      }
    }.joined()
  }

  private static func text(_ specifier: Character, _ time: CivilTime) -> String {
    let (date, hour) = (time.date, (time.hour + 11) % 12 + 1)
    func two(_ value: Int) -> String { CivilTime.digits(value, 2) }
    return switch specifier {
    case "Y": CivilTime.digits(date.year, 4)
    case "y": two(date.year % 100)
    case "m": two(date.month)
    case "c": String(date.month)
    case "d": two(date.day)
    case "e": String(date.day)
    case "H": two(time.hour)
    case "k": String(time.hour)
    case "h", "I": two(hour)
    case "l": String(hour)
    case "i": two(time.minute)
    case "s", "S": two(time.second)
    case "f": CivilTime.digits(time.time % 1_000_000, 6)
    case "p": time.hour < 12 ? "AM" : "PM"
    case "M": months[date.month - 1]
    case "b": String(months[date.month - 1].prefix(3))
    case "W": days[time.dayOfWeek - 1]
    case "a": String(days[time.dayOfWeek - 1].prefix(3))
    case "j": CivilTime.digits(time.dayOfYear, 3)
    default: two(time.week.number)
    }
  }

  /// The time that a text in this pattern means; `nil` when it is not in this pattern.
  func time(of text: String) -> CivilTime? {
    var scanner = DigitScanner(text)
    var parts = DateParts()
    for piece in pieces {
      switch piece {
      case .literal(let character): guard scanner.skip(String(character)) else { return nil }
      case .specifier(let specifier): guard Self.read(specifier, &scanner, &parts) else { return nil }
      }
    }
    return scanner.isAtEnd ? parts.time : nil
  }

  private static func read(_ specifier: Character, _ scanner: inout DigitScanner, _ parts: inout DateParts) -> Bool {
    func number(_ digits: ClosedRange<Int>, _ path: WritableKeyPath<DateParts, Int>) -> Bool {
      guard let value = scanner.number(digits: digits) else { return false }
      parts[keyPath: path] = value
      return true
    }
    switch specifier {
    case "Y": return number(4...4, \.year)
    case "y":
      guard number(2...2, \.year) else { return false }
      parts.year += parts.year < 70 ? 2000 : 1900
      return true
    case "m", "c": return number(1...2, \.month)
    case "d", "e": return number(1...2, \.day)
    case "H", "k": return number(1...2, \.hour)
    case "h", "I", "l":
      parts.isTwelveHours = true
      return number(1...2, \.hour)
    case "i": return number(1...2, \.minute)
    case "s", "S": return number(1...2, \.second)
    case "f":
      guard let fraction = scanner.fraction() else { return false }
      parts.microsecond = fraction
      return true
    case "p":
      parts.half = scanner.word().uppercased()
      return parts.half == "AM" || parts.half == "PM"
    case "M", "b":
      let word = scanner.word().lowercased()
      guard word.count >= 3, let index = months.firstIndex(where: { $0.lowercased().hasPrefix(word) }) else {
        return false
      }
      parts.month = index + 1
      return true
    case "W", "a": return scanner.word().count >= 3
    default: return false
    }
  }
}
