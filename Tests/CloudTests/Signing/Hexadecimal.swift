/// Bytes written as pairs of hexadecimal digits.
enum Hexadecimal {
  /// The bytes; a trailing digit and what is no digit are left out.
  static func bytes(_ text: some StringProtocol) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
