import SQLite

/// Functions of texts, as Trino has them (trino.io/docs/current/functions/string.html). Lengths count characters of
/// Unicode (scalars), as SQLite's do.
enum TextFunctions {
  static let all: [ScalarFunction] = [
    ScalarFunction("split_part(text, delimiter, n)", 3...3) { call, context throws(FunctionFault) in
      try part(call, context)
    },
    ScalarFunction("lpad(text, length, with)", 3...3) { call, context throws(FunctionFault) in
      try padded(call, context) { padding, text in padding + text }
    },
    ScalarFunction("rpad(text, length, with)", 3...3) { call, context throws(FunctionFault) in
      try padded(call, context) { padding, text in text + padding }
    },
    ScalarFunction("reverse(text)", 1...1) { call, context throws(FunctionFault) in
      let text = call.text(0)
      try context.charge(text.utf8.count)
      return .text(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
    },
    ScalarFunction("concat(a, b, …)", 1...64) { call, context throws(FunctionFault) in
      try joined(call, context, from: 0, separator: [])
    },
    ScalarFunction("concat_ws(separator, a, b, …)", 2...64, isStrict: false) { call, context throws(FunctionFault) in
      call.isNull(0) ? .null : try joined(call, context, from: 1, separator: call.utf8(0))
    },
    ScalarFunction("chr(n)", 1...1) { call, _ throws(FunctionFault) in
      guard let value = UInt32(exactly: try call.integer(0)), let scalar = Unicode.Scalar(value) else {
        throw call.mismatch(0, "a code point")
      }
      return .text(String(Character(scalar)))
    },
    ScalarFunction("codepoint(text)", 1...1) { call, _ throws(FunctionFault) in
      guard let scalar = call.text(0).unicodeScalars.first else { throw call.mismatch(0, "one character") }
      return .integer(Int64(scalar.value))
    },
    ScalarFunction("translate(text, from, to)", 3...3) { call, context throws(FunctionFault) in
      try translated(call, context)
    },
    ScalarFunction("starts_with(text, start)", 2...2) { call, context throws(FunctionFault) in
      try context.charge(call.utf8(1).count)
      return .integer(call.utf8(0).starts(with: call.utf8(1)) ? 1 : 0)
    },
    ScalarFunction("ends_with(text, end)", 2...2) { call, context throws(FunctionFault) in
      try context.charge(call.utf8(1).count)
      return .integer(call.utf8(0).reversed().starts(with: call.utf8(1).reversed()) ? 1 : 0)
    },
  ]

  private static func part(_ call: FunctionArguments, _ context: FunctionContext) throws(FunctionFault) -> SQLiteValue {
    let (text, delimiter, number) = (call.utf8(0), call.utf8(1), try call.integer(2))
    guard number >= 1 else { throw call.mismatch(2, "the number of a part, from 1") }
    try context.charge(text.count + delimiter.count)
    guard !delimiter.isEmpty else { return number == 1 ? .text(call.text(0)) : .null }
    var start = 0
    var current = 1
    for match in BytePattern(delimiter).matches(in: text) {
      if current == number { return .text(String(decoding: text[start..<match.lowerBound], as: UTF8.self)) }
      start = match.upperBound
      current += 1
    }
    return current == number ? .text(String(decoding: text[start...], as: UTF8.self)) : .null
  }

  private static func padded(
    _ call: FunctionArguments, _ context: FunctionContext, _ join: (String, String) -> String
  ) throws(FunctionFault) -> SQLiteValue {
    let length = try call.integer(1)
    guard (0...100_000).contains(length) else { throw call.mismatch(1, "a length up to 100000") }
    let (text, padding) = (call.text(0).unicodeScalars, Array(call.text(2).unicodeScalars))
    guard !padding.isEmpty else { throw call.mismatch(2, "a text to fill up with") }
    try context.charge(text.count + length)
    let missing = length - text.count
    guard missing > 0 else { return .text(String(String.UnicodeScalarView(text.prefix(length)))) }
    let fill = String(String.UnicodeScalarView((0..<missing).map { padding[$0 % padding.count] }))
    return .text(join(fill, String(text)))
  }

  private static func joined(
    _ call: FunctionArguments, _ context: FunctionContext, from first: Int, separator: [UInt8]
  ) throws(FunctionFault) -> SQLiteValue {
    var bytes: [UInt8] = []
    var isFirst = true
    for index in first..<max(call.count, first) where !call.isNull(index) {
      if !isFirst { bytes += separator }
      bytes += call.utf8(index)
      isFirst = false
      try context.charge(bytes.count / 8)
    }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  private static func translated(
    _ call: FunctionArguments, _ context: FunctionContext
  ) throws(FunctionFault) -> SQLiteValue {
    let (source, target) = (Array(call.text(1).unicodeScalars), Array(call.text(2).unicodeScalars))
    try context.charge(call.utf8(0).count + source.count)
    var replacements: [Unicode.Scalar: Unicode.Scalar?] = [:]
    for (index, scalar) in source.enumerated() where replacements[scalar] == nil {
      replacements[scalar] = .some(index < target.count ? target[index] : nil)
    }
    let scalars = call.text(0).unicodeScalars.compactMap { scalar in replacements[scalar] ?? scalar }
    return .text(String(String.UnicodeScalarView(scalars)))
  }
}
