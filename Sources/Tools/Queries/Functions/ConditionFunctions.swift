import SQLite

/// Conditions and conversions (trino.io/docs/current/functions/conditional.html, …/conversion.html).
enum ConditionFunctions {
  static let all: [ScalarFunction] = [
    ScalarFunction("if(condition, a, b)", 2...3, isStrict: false) { call, _ in
      call.isTrue(0) ? call.value(1) : call.count == 3 ? call.value(2) : .null
    },
    ScalarFunction("try_cast(x, 'type')", 2...2) { call, _ in converted(call) ?? .null },
    ScalarFunction("cast_as(x, 'type')", 2...2) { call, _ throws(FunctionFault) in
      guard let value = converted(call) else {
        let found = call.value(0).displayText ?? "null"
        throw FunctionFault(
          "'\(found.prefix(40))' is no \(call.text(1)); use TRY_CAST for null instead of this error")
      }
      return value
    },
  ]

  /// The first argument as the type that the second names; `nil` where it is none.
  private static func converted(_ call: FunctionArguments) -> SQLiteValue? {
    let type = call.text(1).lowercased()
    let name = type.prefix { $0 != "(" }
    switch name {
    case "tinyint", "smallint", "int", "integer", "bigint": return integer(call)
    case "double", "real", "float", "doubleprecision": return (try? call.number(0)).map { .real($0) }
    case "decimal", "numeric": return decimal(call, type)
    case "boolean", "bool": return boolean(call)
    case "date": return CivilTime(call.text(0)).map { .text($0.dateText) }
    case "timestamp", "time": return CivilTime(call.text(0)).map { .text($0.timestampText) }
    case "varchar", "char", "string", "text", "json": return .text(call.text(0))
    default: return nil
    }
  }

  private static func integer(_ call: FunctionArguments) -> SQLiteValue? {
    if let value = try? call.integer(0) { return .integer(Int64(value)) }
    guard case .real(let value) = call.value(0) else { return nil }
    return Int64(exactly: value.rounded()).map { .integer($0) }
  }

  private static func decimal(_ call: FunctionArguments, _ type: String) -> SQLiteValue? {
    guard let value = try? call.number(0) else { return nil }
    let parameters = type.split { !$0.isNumber }.compactMap { Int($0) }
    let scale = parameters.count > 1 ? min(parameters[1], 18) : 0
    let factor = (0..<scale).reduce(1.0) { product, _ in product * 10 }
    let rounded = (value * factor).rounded() / factor
    if scale == 0, let whole = Int64(exactly: rounded) { return .integer(whole) }
    return .real(rounded.isFinite ? rounded : value)
  }

  private static func boolean(_ call: FunctionArguments) -> SQLiteValue? {
    switch call.text(0).lowercased() {
    case "true", "t", "1": .integer(1)
    case "false", "f", "0": .integer(0)
    default: (try? call.number(0)).map { .integer($0 == 0 ? 0 : 1) }
    }
  }
}
