/// A moment as a date of the Gregorian calendar and a time of day in UTC, to the second.
///
/// Days are counted as in Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
struct UTCTime: Sendable, Hashable {
  /// Whole seconds since 1970, from the year 0 to 9999.
  let seconds: Int

  private static let range = -62_167_219_200.0...253_402_300_799.0

  /// A moment; one that is outside of the years 0 to 9999, or not a number, is taken as the nearest within, or 1970.
  init(seconds: Double) {
    let bounded = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
    self.seconds = bounded.isNaN ? 0 : Int(bounded.rounded(.down))
  }

  /// ISO 8601's basic form: `20150830T123600Z`.
  var basic: String {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let time = seconds - day * 86_400
    let date = Self.date(ofDay: day)
    return digits(date.year, 4) + digits(date.month) + digits(date.day) + "T" + digits(time / 3600)
      + digits(time / 60 % 60) + digits(time % 60) + "Z"
  }

  private static func date(ofDay days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }

  private func digits(_ number: Int, _ count: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
