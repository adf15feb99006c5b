extension CivilTime {
  /// `YYYY-MM-DD`.
  var dateText: String {
    let date = date
    return "\(Self.digits(date.year, 4))-\(Self.digits(date.month, 2))-\(Self.digits(date.day, 2))"
  }

  /// `YYYY-MM-DD HH:MM:SS`, with milliseconds where they are not zero.
  var timestampText: String {
    let milliseconds = time / 1000 % 1000
    let fraction = milliseconds == 0 ? "" : ".\(Self.digits(milliseconds, 3))"
    return "\(dateText) \(Self.digits(hour, 2)):\(Self.digits(minute, 2)):\(Self.digits(second, 2))\(fraction)"
  }

  /// With the time of day where it has one.
  var text: String { hasTime ? timestampText : dateText }

  /// The hour of the day.
  var hour: Int { time / 3_600_000_000 }
  /// The minute of the hour.
  var minute: Int { time / 60_000_000 % 60 }
  /// The second of the minute.
  var second: Int { time / 1_000_000 % 60 }

  /// A number with leading zeros.
  static func digits(_ value: Int, _ count: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(count - text.count, 0)) + text
  }
}
