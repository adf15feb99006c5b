import SQLite

/// Searches in texts whose own versions in SQLite take time with the product of both lengths, and cannot be interrupted.
enum SearchFunctions {
  static let all: [ScalarFunction] = [
    ScalarFunction("instr(text, part)", 2...2) { call, context throws(FunctionFault) in try position(call, context) },
    ScalarFunction("strpos(text, part)", 2...2) { call, context throws(FunctionFault) in try position(call, context) },
    ScalarFunction("replace(text, part, with)", 3...3) { call, context throws(FunctionFault) in
      try replaced(call, context)
    },
    ScalarFunction("trim(text, characters)", 1...2) { call, context throws(FunctionFault) in
      try trimmed(call, context, start: true, end: true)
    },
    ScalarFunction("ltrim(text, characters)", 1...2) { call, context throws(FunctionFault) in
      try trimmed(call, context, start: true, end: false)
    },
    ScalarFunction("rtrim(text, characters)", 1...2) { call, context throws(FunctionFault) in
      try trimmed(call, context, start: false, end: true)
    },
    ScalarFunction("like(pattern, text, escape)", 2...3) { call, context throws(FunctionFault) in
      try matched(call, context)
    },
    ScalarFunction("glob(pattern, text)", 2...2) { call, context throws(FunctionFault) in
      let pattern = try WildcardPattern(glob: call.text(0))
      return .integer(try pattern.matches(call.text(1), context) ? 1 : 0)
    },
  ]

  /// Where a part begins, counted in characters from 1; 0 where it is not.
  private static func position(
    _ call: FunctionArguments, _ context: FunctionContext
  ) throws(FunctionFault) -> SQLiteValue {
    let (text, part) = (call.utf8(0), call.utf8(1))
    try context.charge(text.count + part.count)
    if part.isEmpty { return .integer(1) }
    guard let match = BytePattern(part).matches(in: text, limit: 1).first else { return .integer(0) }
    return .integer(Int64(text[..<match.lowerBound].count { $0 & 0xC0 != 0x80 }) + 1)
  }

  private static func replaced(
    _ call: FunctionArguments, _ context: FunctionContext
  ) throws(FunctionFault) -> SQLiteValue {
    let (text, part, replacement) = (call.utf8(0), call.utf8(1), call.utf8(2))
    try context.charge(text.count + part.count)
    let matches = BytePattern(part).matches(in: text)
    if matches.isEmpty { return .text(call.text(0)) }
    let (size, overflow) = matches.count.multipliedReportingOverflow(by: replacement.count)
    guard !overflow, size <= 262_144 else { throw FunctionFault("replace makes a text of over 262144 bytes") }
    try context.charge(size)
    var result: [UInt8] = []
    var start = 0
    for match in matches {
      result += text[start..<match.lowerBound]
      result += replacement
      start = match.upperBound
    }
    result += text[start...]
    return .text(String(decoding: result, as: UTF8.self))
  }

  private static func trimmed(
    _ call: FunctionArguments, _ context: FunctionContext, start: Bool, end: Bool
  ) throws(FunctionFault) -> SQLiteValue {
    let left = call.count == 2 ? Set(call.text(1).unicodeScalars) : [" "]
    var rest = call.text(0).unicodeScalars[...]
    try context.charge(rest.count + left.count)
    if start { rest = rest.drop { left.contains($0) } }
    while end, let last = rest.last, left.contains(last) { rest.removeLast() }
    return .text(String(rest))
  }

  private static func matched(
    _ call: FunctionArguments, _ context: FunctionContext
  ) throws(FunctionFault) -> SQLiteValue {
    var escape: Unicode.Scalar?
    if call.count == 3 {
      let scalars = call.text(2).unicodeScalars
      guard scalars.count == 1, let only = scalars.first else { throw call.mismatch(2, "one character to escape with") }
      escape = only
    }
    let pattern = try WildcardPattern(like: call.text(0), escape: escape)
    return .integer(try pattern.matches(call.text(1), context) ? 1 : 0)
  }
}
