/// A day of the Gregorian calendar.
struct CalendarDay: Sendable, Hashable, CustomStringConvertible {
  let year: Int
  /// 1 to 12.
  let month: Int
  /// 1 to the number of days of the month.
  let day: Int

  /// The day that an ISO 8601 moment begins with (`2025-10-21T06:00:00Z`); `nil` when it begins with none.
  init?(_ moment: String) {
    let parts = moment.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1...12).contains(month), (1...Self.length(of: month, in: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  private init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

  /// The same day so many months later, or the month's last day where it is shorter.
  func adding(months: Int) -> CalendarDay {
    let count = year * 12 + month - 1 + months
    let (year, month) = (count / 12, count % 12 + 1)
    return CalendarDay(year: year, month: month, day: min(day, Self.length(of: month, in: year)))
  }

  /// The day as `2025-10-21`.
  var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

  private static func length(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
