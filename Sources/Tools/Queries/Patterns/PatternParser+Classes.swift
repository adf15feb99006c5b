extension PatternParser {
  /// What follows a backslash outside a class.
  mutating func escape() throws(FunctionFault) -> PatternNode {
    switch rest.first {
    case "b", "B", "A", "z":
      let sign = rest.removeFirst()
      return .assertion(sign == "b" ? .wordBoundary : sign == "B" ? .noWordBoundary : sign == "A" ? .start : .end)
    case let digit? where ("1"..."9").contains(digit):
      throw fault("a reference back to a group, which is not supported")
    default: return .set(try escapedSet())
    }
  }

  /// The characters that an escape stands for.
  private mutating func escapedSet() throws(FunctionFault) -> CharacterSet {
    guard let sign = rest.popFirst() else { throw fault("a backslash at its end") }
    switch sign {
    case "d": return .digits
    case "w": return .words
    case "s": return .spaces
    case "D": return CharacterSet(ranges: CharacterSet.digits.ranges, isNegated: true)
    case "W": return CharacterSet(ranges: CharacterSet.words.ranges, isNegated: true)
    case "S": return CharacterSet(ranges: CharacterSet.spaces.ranges, isNegated: true)
    case "t": return CharacterSet(ranges: [9...9])
    case "n": return CharacterSet(ranges: [10...10])
    case "r": return CharacterSet(ranges: [13...13])
    case "f": return CharacterSet(ranges: [12...12])
    case "x": return try hexadecimal(digits: 2)
    case "u": return try hexadecimal(digits: 4)
    case _ where sign.properties.isAlphabetic || ("0"..."9").contains(sign):
      throw fault("\\\(sign), which is not supported; there are \\d \\w \\s \\b \\t \\n and signs")
    default: return CharacterSet(ranges: [sign.value...sign.value])
    }
  }

  private mutating func hexadecimal(digits: Int) throws(FunctionFault) -> CharacterSet {
    let text = String(String.UnicodeScalarView(rest.prefix(digits)))
    guard text.utf8.count == digits, let value = UInt32(text, radix: 16) else {
      throw fault("an escape that lacks \(digits) hexadecimal digits")
    }
    rest = rest.dropFirst(digits)
    return CharacterSet(ranges: [value...value])
  }

  /// What follows an opening bracket.
  mutating func characterClass() throws(FunctionFault) -> CharacterSet {
    var set = CharacterSet()
    var isNegated = false
    if rest.first == "^" {
      rest.removeFirst()
      isNegated = true
    }
    var isFirst = true
    while let next = rest.popFirst() {
      if next == "]", !isFirst {
        set.isNegated = isNegated
        return set
      }
      isFirst = false
      if next == "[" || next == "&" && rest.first == "&" {
        throw fault("a class inside a class, which is not supported; write \\[ for the sign")
      }
      set.formUnion(try range(from: next))
    }
    throw fault("a [ without its ]")
  }

  private mutating func range(from first: Unicode.Scalar) throws(FunctionFault) -> CharacterSet {
    let low = first == "\\" ? try escapedSet() : CharacterSet(ranges: [first.value...first.value])
    guard rest.first == "-", let second = rest.dropFirst().first, second != "]",
      !low.isNegated, low.ranges.count == 1, let start = low.ranges.first, start.count == 1
    else { return low }
    rest.removeFirst(2)
    let high = second == "\\" ? try escapedSet() : CharacterSet(ranges: [second.value...second.value])
    guard !high.isNegated, high.ranges.count == 1, let end = high.ranges.first, end.count == 1,
      start.lowerBound <= end.lowerBound
    else { throw fault("a range whose end is not behind its beginning") }
    return CharacterSet(ranges: [start.lowerBound...end.lowerBound])
  }
}
