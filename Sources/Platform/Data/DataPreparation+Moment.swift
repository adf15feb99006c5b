extension DataPreparation {
  /// Whether a text is a moment that data can stand for: ISO 8601 in UTC to the second, `2025-10-21T06:00:00Z`.
  public static func isMoment(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[19] == UInt8(ascii: "Z"), CalendarDay(text) != nil else { return false }
    let limits = [
      (sign: UInt8(ascii: "T"), highest: 23), (sign: UInt8(ascii: ":"), highest: 59),
      (sign: UInt8(ascii: ":"), highest: 59),
    ]
    return limits.enumerated().allSatisfy { index, part in
      let place = 10 + 3 * index
      guard bytes[place] == part.sign, bytes[(place + 1)...(place + 2)].allSatisfy({ (0x30...0x39).contains($0) })
      else { return false }
      return Int(bytes[place + 1] - 0x30) * 10 + Int(bytes[place + 2] - 0x30) <= part.highest
    }
  }
}
