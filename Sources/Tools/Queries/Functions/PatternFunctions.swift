import SQLite

/// Functions of regular expressions (trino.io/docs/current/functions/regexp.html).
enum PatternFunctions {
  static let all: [ScalarFunction] = [
    ScalarFunction("regexp_like(text, pattern)", 2...2) { call, context throws(FunctionFault) in
      try isMatch(text: 0, pattern: 1, call, context)
    },
    // What SQLite calls for `text REGEXP pattern`.
    ScalarFunction("regexp(pattern, text)", 2...2) { call, context throws(FunctionFault) in
      try isMatch(text: 1, pattern: 0, call, context)
    },
    ScalarFunction("regexp_extract(text, pattern, group)", 2...3) { call, context throws(FunctionFault) in
      let expression = try context.expression(call.text(1))
      let group = try group(2, of: expression, call)
      let text = Array(call.text(0).unicodeScalars)
      guard let slots = try expression.match(in: text, slots: 2 * group + 2, context), slots[2 * group] >= 0 else {
        return .null
      }
      return .text(string(text[slots[2 * group]..<slots[2 * group + 1]]))
    },
    ScalarFunction("regexp_count(text, pattern)", 2...2) { call, context throws(FunctionFault) in
      let text = Array(call.text(0).unicodeScalars)
      return .integer(Int64(try matches(of: try context.expression(call.text(1)), in: text, slots: 2, context).count))
    },
    ScalarFunction("regexp_replace(text, pattern, with)", 2...3) { call, context throws(FunctionFault) in
      try replaced(call, context)
    },
  ]

  private static func isMatch(
    text: Int, pattern: Int, _ call: FunctionArguments, _ context: FunctionContext
  ) throws(FunctionFault) -> SQLiteValue {
    let expression = try context.expression(call.text(pattern))
    return .integer(try expression.match(in: Array(call.text(text).unicodeScalars), slots: 0, context) == nil ? 0 : 1)
  }

  private static func group(
    _ index: Int, of expression: RegularExpression, _ call: FunctionArguments
  ) throws(FunctionFault) -> Int {
    guard call.count > index else { return 0 }
    let group = try call.integer(index)
    guard (0...expression.groupCount).contains(group) else {
      throw call.mismatch(index, "the number of a group, 0 to \(expression.groupCount)")
    }
    return group
  }

  private static func matches(
    of expression: RegularExpression, in text: [Unicode.Scalar], slots: Int, _ context: FunctionContext
  ) throws(FunctionFault) -> [[Int]] {
    var found: [[Int]] = []
    var start = 0
    while start <= text.count, let match = try expression.match(in: text, from: start, slots: slots, context) {
      found.append(match)
      start = match[1] > match[0] ? match[1] : match[1] + 1
      try context.charge(slots)
    }
    return found
  }

  private static func replaced(
    _ call: FunctionArguments, _ context: FunctionContext
  ) throws(FunctionFault) -> SQLiteValue {
    let expression = try context.expression(call.text(1))
    let text = Array(call.text(0).unicodeScalars)
    let replacement = try ReplacementText(call.text(2), groupCount: expression.groupCount)
    let slots = 2 * expression.groupCount + 2
    var result: [Unicode.Scalar] = []
    var start = 0
    for match in try matches(of: expression, in: text, slots: slots, context) {
      result += text[start..<match[0]]
      try context.charge(replacement.append(to: &result, text, match))
      guard result.count <= 262_144 else { throw FunctionFault("regexp_replace makes a text of over 262144 bytes") }
      start = match[1]
    }
    result += text[start...]
    return .text(string(result[...]))
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
