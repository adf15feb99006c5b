import JSON
import TestSupport

/// JSON values by a seed: SplitMix64 picks kinds, sizes and characters.
struct JSONGenerator: RandomNumberGenerator {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func next() -> UInt64 { random.next() }

  mutating func value(depth: Int = 0) -> JSONValue {
    switch Int.random(in: 0..<(depth > 4 ? 4 : 6), using: &self) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &self))
    case 2: return number()
    case 3: return .string(text())
    case 4: return .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth + 1) })
    default:
      return .object(
        JSONObject(
          (0..<Int.random(in: 0...4, using: &self)).map { index in
            JSONObject.Member(key: "\(index)" + text(), value: value(depth: depth + 1))
          }))
    }
  }

  private mutating func number() -> JSONValue {
    switch Int.random(in: 0..<3, using: &self) {
    case 0: .number(Int.random(in: -1000...1000, using: &self))
    case 1: .number(Double(bitPattern: next()))
    default: .number(Double.random(in: -1...1, using: &self))
    }
  }

  private mutating func text() -> String {
    let alphabet = Array("ab \"\\/\n\r\t\u{0}\u{1F}\u{7F}é€😀\u{2028}~")
    return String((0..<Int.random(in: 0...8, using: &self)).compactMap { _ in alphabet.randomElement(using: &self) })
  }
}
