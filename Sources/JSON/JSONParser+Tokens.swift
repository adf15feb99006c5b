extension JSONParser {
  /// The byte at hand, `nil` at the end of the text.
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// An error at the byte at hand.
  func fault(_ expected: String) -> JSONError {
    JSONError(expected: expected, found: describeByte(), offset: index, in: bytes)
  }

  private func describeByte() -> String {
    guard let byte = peek else { return "the end of the text" }
    switch byte {
    case 0x0A: return "the end of the line"
    case 0x20...0x7E: return "\"\(Character(Unicode.Scalar(byte)))\""
    default: return "byte 0x\(String(byte, radix: 16))"
    }
  }

  /// Passes over white space and, where allowed, comments.
  mutating func skipSpace() throws(JSONError) {
    while let byte = peek {
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      case UInt8(ascii: "/") where options.allowsComments: try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(JSONError) {
    let start = index
    index += 1
    switch peek {
    case UInt8(ascii: "/"):
      while let byte = peek, byte != 0x0A { index += 1 }
    case UInt8(ascii: "*"):
      index += 1
      while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/") {
        index += 1
      }
      guard index + 1 < bytes.count else {
        throw JSONError(expected: "\"*/\" at the end of the comment", found: "none", offset: start, in: bytes)
      }
      index += 2
    default: throw fault("\"/\" or \"*\" of a comment")
    }
  }

  /// A number by RFC 8259's grammar: no leading zeros, no bare point, no sign but minus.
  mutating func number() throws(JSONError) -> JSONNumber {
    let start = index
    if peek == UInt8(ascii: "-") { index += 1 }
    if peek == UInt8(ascii: "0") { index += 1 } else { try digits() }
    if peek == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    return JSONNumber(parsed: String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    let start = index
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    guard index > start else { throw fault("a digit") }
  }

  /// A string in quotation marks, unescaped.
  mutating func string() throws(JSONError) -> String {
    let opening = index
    index += 1
    var start = index
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        if text.isEmpty { return String(decoding: bytes[start..<index - 1], as: UTF8.self) }
        text.append(contentsOf: bytes[start..<index - 1])
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text.append(contentsOf: bytes[start..<index])
        try escape(into: &text)
        start = index
      case 0..<0x20: throw fault("no control character inside a string (write it as an escape)")
      default: index += 1
      }
    }
    throw JSONError(expected: "a closing quotation mark", found: "the end of the text", offset: opening, in: bytes)
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    index += 1
    switch peek {
    case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): text.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      index += 1
      try unicodeEscape(into: &text)
      return
    default: throw fault("one of \" \\ / b f n r t u after \"\\\"")
    }
    index += 1
  }

  private mutating func unicodeEscape(into text: inout [UInt8]) throws(JSONError) {
    let start = index
    let first = try hexUnit()
    guard (0xD800...0xDFFF).contains(first) else {
      if let scalar = Unicode.Scalar(first) { text.append(contentsOf: String(Character(scalar)).utf8) }
      return
    }
    if first < 0xDC00, peek == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u") {
      index += 2
      let second = try hexUnit()
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        text.append(contentsOf: String(Character(scalar)).utf8)
        return
      }
    }
    throw JSONError(
      expected: "a pair of surrogates", found: "half of one (\\u\(String(first, radix: 16)))", offset: start, in: bytes)
  }

  private mutating func hexUnit() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits")
      }
      unit = unit << 4 + UInt32(digit)
      index += 1
    }
    return unit
  }
}
