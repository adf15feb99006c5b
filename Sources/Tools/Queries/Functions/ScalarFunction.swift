import CSQLite
import SQLite

/// A function of one row's values.
struct ScalarFunction: Sendable {
  typealias Body = @Sendable (FunctionArguments, FunctionContext) throws(FunctionFault) -> SQLiteValue

  /// How it is written: `date_diff(unit, from, to)`.
  let usage: String
  let arity: ClosedRange<Int>
  /// Whether it is null when an argument is.
  let isStrict: Bool
  let body: Body

  init(_ usage: String, _ arity: ClosedRange<Int>, isStrict: Bool = true, _ body: @escaping Body) {
    self.usage = usage
    self.arity = arity
    self.isStrict = isStrict
    self.body = body
  }

  var name: String { String(usage.prefix { $0 != "(" }) }

  /// Makes it known to a connection. Each number of arguments is registered by itself, to stand before a function of
  /// SQLite's own with that name.
  func register(in handle: OpaquePointer, _ context: FunctionContext) {
    let counts = arity.count > 8 ? [-1] : arity.map(Int32.init)
    for count in counts {
      let box = Unmanaged.passRetained(RegisteredScalar(function: self, context: context))
      sqlite3_create_function_v2(
        handle, name, count, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, box.toOpaque(),
        { call, count, values in RegisteredScalar.run(call, count, values) }, nil, nil,
        { $0.map { Unmanaged<RegisteredScalar>.fromOpaque($0).release() } })
    }
  }
}

/// A scalar function as a connection holds it.
private final class RegisteredScalar {
  private let function: ScalarFunction
  private let name: String
  private let context: FunctionContext

  init(function: ScalarFunction, context: FunctionContext) {
    self.function = function
    self.context = context
    name = function.name
  }

  static func run(_ call: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let pointer = sqlite3_user_data(call) else { return }
    let registered = Unmanaged<RegisteredScalar>.fromOpaque(pointer).takeUnretainedValue()
    let arguments = FunctionArguments(registered.name, count, values)
    if registered.function.isStrict, arguments.hasNull { return sqlite3_result_null(call) }
    do throws(FunctionFault) {
      guard registered.function.arity.contains(arguments.count) else {
        throw FunctionFault("write \(registered.function.usage)")
      }
      FunctionResult.set(try registered.function.body(arguments, registered.context), call)
    } catch {
      FunctionResult.set(error, call)
    }
  }
}
