#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import SQLite

/// Functions of numbers, as Trino has them (trino.io/docs/current/functions/math.html).
enum NumberFunctions {
  static let all: [ScalarFunction] = [
    ScalarFunction("cbrt(x)", 1...1) { call, _ throws(FunctionFault) in .real(cbrt(try call.number(0))) },
    ScalarFunction("e()", 0...0) { _, _ in .real(M_E) },
    ScalarFunction("infinity()", 0...0) { _, _ in .real(.infinity) },
    ScalarFunction("is_nan(x)", 1...1) { call, _ throws(FunctionFault) in
      .integer(try call.number(0).isNaN ? 1 : 0)
    },
    ScalarFunction("is_finite(x)", 1...1) { call, _ throws(FunctionFault) in
      .integer(try call.number(0).isFinite ? 1 : 0)
    },
    ScalarFunction("mod(n, m)", 2...2) { call, _ throws(FunctionFault) in try remainder(call) },
    ScalarFunction("truncate(x, decimals)", 1...2) { call, _ throws(FunctionFault) in try truncated(call) },
    ScalarFunction("width_bucket(x, low, high, buckets)", 4...4) { call, _ throws(FunctionFault) in
      try bucket(call)
    },
    ScalarFunction("greatest(a, b, …)", 1...64) { call, _ in extreme(call) { $0 > $1 } },
    ScalarFunction("least(a, b, …)", 1...64) { call, _ in extreme(call) { $0 < $1 } },
  ]

  private static func remainder(_ call: FunctionArguments) throws(FunctionFault) -> SQLiteValue {
    if call.isInteger(0), call.isInteger(1) {
      let (dividend, divisor) = (try call.integer(0), try call.integer(1))
      if divisor == 0 { return .null }
      return .integer(Int64(divisor == -1 ? 0 : dividend % divisor))
    }
    let result = fmod(try call.number(0), try call.number(1))
    return result.isNaN ? .null : .real(result)
  }

  private static func truncated(_ call: FunctionArguments) throws(FunctionFault) -> SQLiteValue {
    let factor = pow(10, call.count == 2 ? Double(try call.integer(1)) : 0)
    let value = try call.number(0)
    let result = trunc(value * factor) / factor
    return .real(result.isFinite ? result : value)
  }

  /// The number of the bucket, of `buckets` equally wide ones from `low` to `high`: 0 below, `buckets` + 1 above.
  private static func bucket(_ call: FunctionArguments) throws(FunctionFault) -> SQLiteValue {
    let (value, low, high) = (try call.number(0), try call.number(1), try call.number(2))
    let buckets = try call.integer(3)
    guard low != high, low.isFinite, high.isFinite else { throw call.mismatch(2, "a bound other than the first") }
    guard (1...1_000_000_000).contains(buckets) else { throw call.mismatch(3, "a number of buckets from 1") }
    let share = (value - low) / (high - low)
    if !(share >= 0) { return .integer(0) }
    if share >= 1 { return .integer(Int64(buckets) + 1) }
    return .integer(Int64(share * Double(buckets)) + 1)
  }

  private static func extreme(_ call: FunctionArguments, _ precedes: (SQLiteValue, SQLiteValue) -> Bool) -> SQLiteValue
  {
    var best = call.value(0)
    for index in 1..<max(call.count, 1) {
      let next = call.value(index)
      if precedes(next, best) { best = next }
    }
    return best
  }
}
