extension UTCTime {
  /// Reads `2026-11-23T10:30:00Z`, with a fraction of a second (which is left out) or without, and with an offset such
  /// as `+01:00` for `Z` (ISO 8601, RFC 3339); `UTC` at the end is what the AWS CLI once wrote. `nil` for other texts.
  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    func number(_ count: Int) -> Int? {
      let digits = rest.prefix(count)
      guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      rest = rest.dropFirst(count)
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    func skip(_ marks: String) -> Bool {
      guard let first = rest.first, marks.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2), skip("Tt "),
      let hour = number(2), skip(":"), let minute = number(2), skip(":"), let second = number(2),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    if skip(".") { rest = rest.drop { (0x30...0x39).contains($0) } }
    var offset = 0
    let zone = String(decoding: rest, as: UTF8.self)
    if let sign = ["+": 1, "-": -1][zone.prefix(1)] {
      rest = rest.dropFirst()
      guard let hours = number(2) else { return nil }
      _ = skip(":")
      guard let minutes = number(2), rest.isEmpty else { return nil }
      offset = sign * (hours * 3600 + minutes * 60)
    } else {
      guard ["Z", "z", "UTC"].contains(zone) else { return nil }
    }
    let days = Self.days(year: year, month: month, day: day)
    self.init(seconds: Double(days * 86_400 + hour * 3600 + minute * 60 + second - offset))
  }

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
