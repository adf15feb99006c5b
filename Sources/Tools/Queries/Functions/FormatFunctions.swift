import SQLite

/// SQLite's `printf` behind a check: a width of a billion would keep it busy for seconds that nothing can interrupt.
enum FormatFunctions {
  static let all: [ScalarFunction] = ["printf", "format"].map { name in
    ScalarFunction("\(name)(format, …)", 1...64, isStrict: false) { call, context throws(FunctionFault) in
      if call.isNull(0) { return .null }
      try context.charge(try checkedWidth(call) + call.utf8(0).count)
      return try context.formatted((0..<call.count).map(call.value))
    }
  }

  private static let maximumWidth = 262_144

  /// The sum of all widths and precisions, also of those that are given as arguments (`*`).
  private static func checkedWidth(_ call: FunctionArguments) throws(FunctionFault) -> Int {
    var sum = 0
    var argument = 1
    var rest = call.utf8(0)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "%")) {
      rest = rest[(start + 1)...]
      let parameters = rest.prefix { "-+ #0,!.*lh123456789".utf8.contains($0) }
      for part in parameters.split(whereSeparator: { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: "*") }) {
        if part.contains(UInt8(ascii: "*")) {
          sum += try width(Int(clamping: Int64((try? call.integer(argument)) ?? 0).magnitude))
          argument += 1
        } else {
          sum += try width(Int(String(decoding: part, as: UTF8.self)) ?? .max)
        }
      }
      rest = rest.dropFirst(parameters.count)
      if rest.first != UInt8(ascii: "%") { argument += 1 }
      rest = rest.dropFirst()
    }
    return sum
  }

  private static func width(_ value: Int) throws(FunctionFault) -> Int {
    guard value <= maximumWidth else { throw FunctionFault("a width is at most \(maximumWidth), found \(value)") }
    return value
  }
}
