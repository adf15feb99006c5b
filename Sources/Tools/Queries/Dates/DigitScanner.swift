/// Reads numbers and signs of a date, from left to right.
struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// Reads a number of so many digits, as many as there are.
  mutating func number(digits: ClosedRange<Int>) -> Int? {
    let found = rest.prefix(digits.upperBound).prefix { (0x30...0x39).contains($0) }
    guard found.count >= digits.lowerBound else { return nil }
    rest = rest.dropFirst(found.count)
    return found.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Goes past a text, if it is next.
  mutating func skip(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  /// Reads letters.
  mutating func word() -> String {
    let found = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) }
    rest = rest.dropFirst(found.count)
    return String(decoding: found, as: UTF8.self)
  }

  /// Reads `HH:MM[:SS[.f…]]` as microseconds.
  mutating func timeOfDay() -> Int? {
    guard let hour = number(digits: 1...2), hour < 24, skip(":"), let minute = number(digits: 1...2), minute < 60 else {
      return nil
    }
    var time = (hour * 60 + minute) * 60_000_000
    guard skip(":") else { return time }
    guard let second = number(digits: 1...2), second < 60 else { return nil }
    time += second * 1_000_000
    if skip(".") {
      guard let fraction = fraction() else { return nil }
      time += fraction
    }
    return time
  }

  /// Reads the digits behind a decimal point as microseconds; further ones are left out.
  mutating func fraction() -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let padded = Array(digits.prefix(6)) + Array(repeating: 0x30, count: max(6 - digits.count, 0))
    return padded.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
