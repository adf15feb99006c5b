/// A JSON number as its text, so that no digit is lost or invented between reading and writing.
public struct JSONNumber: Sendable, Hashable {
  /// The number as it stands in the document, in JSON's grammar.
  public let text: String

  /// Takes over text that a parser has already found to be a JSON number.
  init(parsed text: String) { self.text = text }

  /// A whole number.
  public init(_ value: Int) { text = String(value) }

  /// The shortest text that reads back as `value`; `nil` for infinities and NaN, which JSON cannot say.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    if value == value.rounded(), abs(value) < 1e15 {
      text = String(Int(value))
    } else {
      text = "\(value)"
    }
  }

  /// The nearest double; a magnitude beyond its range is an infinity.
  public var double: Double { Double(text) ?? .nan }

  /// The value when the number is whole and fits.
  public var int: Int? {
    if let value = Int(text) { return value }
    let value = double
    guard value == value.rounded(), abs(value) < 9.0e15 else { return nil }
    return Int(value)
  }
}
