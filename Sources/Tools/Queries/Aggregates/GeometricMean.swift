#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import SQLite

/// The root of the product of as many numbers; nulls are left out. Null where a number is below zero.
final class GeometricMean: AggregateState {
  private var logarithms = Moments()

  func add(_ row: FunctionArguments, _ context: FunctionContext) throws(FunctionFault) {
    if !row.isNull(0) { logarithms.add(log(try row.number(0))) }
  }

  func value(_ context: FunctionContext) -> SQLiteValue {
    guard logarithms.count > 0, !logarithms.mean.isNaN else { return .null }
    return .real(exp(logarithms.mean))
  }
}
