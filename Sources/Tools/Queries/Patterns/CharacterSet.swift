/// The characters that a place of a pattern accepts.
struct CharacterSet: Sendable, Hashable {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  static let digits = CharacterSet(ranges: [0x30...0x39])
  static let words = CharacterSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let spaces = CharacterSet(ranges: [0x09...0x0D, 0x20...0x20])
  static let any = CharacterSet(isNegated: true)
  static let exceptLineFeed = CharacterSet(ranges: [0x0A...0x0A], isNegated: true)

  /// Takes in all characters of another set.
  mutating func formUnion(_ other: CharacterSet) {
    guard other.isNegated else {
      ranges += other.ranges
      return
    }
    var next: UInt32 = 0
    for range in other.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { ranges.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    ranges.append(next...max(next, 0x10FFFF))
  }

  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    if holds(scalar.value) { return !isNegated }
    guard ignoringCase else { return isNegated }
    let properties = scalar.properties
    let variants = [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { mapping in
      mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first?.value : nil
    }
    return variants.contains(where: holds) != isNegated
  }

  private func holds(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }
}
