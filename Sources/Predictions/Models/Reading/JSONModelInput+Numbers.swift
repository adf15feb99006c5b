extension JSONModelInput {
  mutating func integers() throws(ModelError) -> [Int32] {
    var numbers: [Int32] = []
    try expect("[")
    skipSpace()
    if peek == UInt8(ascii: "]") {
      index += 1
      return numbers
    }
    repeat { numbers.append(try integer()) } while try hasMore()
    return numbers
  }

  mutating func floats() throws(ModelError) -> [Float] {
    var numbers: [Float] = []
    try expect("[")
    skipSpace()
    if peek == UInt8(ascii: "]") {
      index += 1
      return numbers
    }
    repeat { numbers.append(try float()) } while try hasMore()
    return numbers
  }

  /// Passes over a comma or the closing bracket, and says which.
  private mutating func hasMore() throws(ModelError) -> Bool {
    skipSpace()
    switch peek {
    case UInt8(ascii: ","):
      index += 1
      skipSpace()
      return true
    case UInt8(ascii: "]"):
      index += 1
      return false
    default: throw fault("\",\" or \"]\"")
    }
  }

  private mutating func integer() throws(ModelError) -> Int32 {
    let start = index
    let isNegative = peek == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var value: Int64 = 0
    let digits = index
    while let digit = digit(), index - digits < 11 {
      value = value * 10 + Int64(digit)
      index += 1
    }
    guard index > digits, let exact = Int32(exactly: isNegative ? -value : value) else {
      index = start
      throw fault("a whole number of 32 bits")
    }
    return exact
  }

  private func digit() -> UInt8? {
    guard index < bytes.count else { return nil }
    let digit = bytes[index] &- UInt8(ascii: "0")
    return digit <= 9 ? digit : nil
  }

  /// A number, `NaN` or an infinity.
  private mutating func float() throws(ModelError) -> Float {
    let start = index
    let isNegative = peek == UInt8(ascii: "-")
    if isNegative { index += 1 }
    guard let first = peek else { throw fault("a number") }
    if first > UInt8(ascii: "9") {
      if !isNegative, skipWord("NaN") { return .nan }
      if skipWord("Infinity") { return isNegative ? -.infinity : .infinity }
      throw fault("a number")
    }
    guard let decimal = decimal() else {
      index = start
      throw fault("a number")
    }
    if let value = decimal.nearest { return isNegative ? -value : value }
    // Rare: more than 15 digits, a subnormal, or a number half way between two floats.
    guard let value = Float(String(decoding: bytes[start..<index], as: UTF8.self)) else {
      index = start
      throw fault("a number")
    }
    return value
  }

  private mutating func skipWord(_ word: StaticString) -> Bool {
    guard bytes.count - index >= word.utf8CodeUnitCount else { return false }
    for offset in 0..<word.utf8CodeUnitCount where bytes[index + offset] != word.utf8Start[offset] { return false }
    index += word.utf8CodeUnitCount
    return true
  }

  /// The digits and the power of ten of a number without sign, `nil` when there is no digit where one must be.
  private mutating func decimal() -> DecimalNumber? {
    var number = DecimalNumber()
    let start = index
    while let digit = digit() {
      number.append(digit)
      index += 1
    }
    guard index > start else { return nil }
    if peek == UInt8(ascii: ".") {
      index += 1
      let fraction = index
      while let digit = digit() {
        number.append(digit)
        index += 1
      }
      guard index > fraction else { return nil }
      number.exponent -= index - fraction
    }
    if peek == UInt8(ascii: "E") || peek == UInt8(ascii: "e") {
      index += 1
      guard let exponent = exponent() else { return nil }
      number.exponent += exponent
    }
    return number
  }

  private mutating func exponent() -> Int? {
    let isNegative = peek == UInt8(ascii: "-")
    if isNegative || peek == UInt8(ascii: "+") { index += 1 }
    var value = 0
    let start = index
    while let digit = digit() {
      // Beyond four digits it is zero or an infinity anyway.
      if value < 10_000 { value = value * 10 + Int(digit) }
      index += 1
    }
    return index > start ? (isNegative ? -value : value) : nil
  }
}
