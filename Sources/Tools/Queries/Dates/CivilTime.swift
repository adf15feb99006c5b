/// A date of the Gregorian calendar from the year 0 to 9999, with a time of day or without, in UTC.
///
/// Days are counted as in Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
struct CivilTime: Sendable, Hashable {
  /// The microseconds of a day.
  static let dayLength = 86_400_000_000

  /// Days since 1970-01-01.
  let days: Int
  /// Microseconds since midnight.
  let time: Int
  /// Whether it has a time of day.
  let hasTime: Bool

  private static let dayRange = -719_528...2_932_896

  /// A day and the microseconds after its beginning; `nil` before the year 0 and after 9999.
  init?(days: Int, time: Int = 0, hasTime: Bool) {
    guard Self.dayRange.contains(days), (0..<Self.dayLength).contains(time) else { return nil }
    self.days = days
    self.time = time
    self.hasTime = hasTime
  }

  /// A moment, in microseconds since 1970.
  init?(microseconds: Int, hasTime: Bool = true) {
    let time = ((microseconds % Self.dayLength) + Self.dayLength) % Self.dayLength
    self.init(days: (microseconds - time) / Self.dayLength, time: time, hasTime: hasTime)
  }

  /// A date; `nil` for one that the calendar does not have.
  init?(year: Int, month: Int, day: Int, time: Int = 0, hasTime: Bool = false) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...Self.length(month, year)).contains(day) else {
      return nil
    }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(days: era * 146_097 + dayOfEra - 719_468, time: time, hasTime: hasTime)
  }

  /// Reads `YYYY-MM-DD`, with `T` or a space, `HH:MM`, `:SS` and a fraction behind it, and `Z` or ` UTC` at the end.
  init?(_ text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(digits: 4...4), scanner.skip("-"), let month = scanner.number(digits: 1...2),
      scanner.skip("-"), let day = scanner.number(digits: 1...2)
    else { return nil }
    guard !scanner.isAtEnd else {
      self.init(year: year, month: month, day: day)
      return
    }
    guard scanner.skip("T") || scanner.skip(" "), let time = scanner.timeOfDay() else { return nil }
    _ = scanner.skip("Z") || scanner.skip(" UTC")
    guard scanner.isAtEnd else { return nil }
    self.init(year: year, month: month, day: day, time: time, hasTime: true)
  }

  /// Microseconds since 1970.
  var microseconds: Int { days * Self.dayLength + time }

  /// Year, month and day.
  var date: (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }

  /// The number of days of a month.
  static func length(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
