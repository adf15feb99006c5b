import CSQLite
import SQLite

/// What an aggregate keeps of the rows that it has seen.
protocol AggregateState: AnyObject {
  /// Takes a row.
  func add(_ row: FunctionArguments, _ context: FunctionContext) throws(FunctionFault)
  /// The value over all rows that were taken.
  func value(_ context: FunctionContext) throws(FunctionFault) -> SQLiteValue
}

/// A function of many rows' values.
struct AggregateFunction: Sendable {
  /// How it is written: `approx_percentile(x, share)`.
  let usage: String
  let arity: ClosedRange<Int>
  let makeState: @Sendable () -> any AggregateState

  init(_ usage: String, _ arity: ClosedRange<Int>, _ makeState: @escaping @Sendable () -> any AggregateState) {
    self.usage = usage
    self.arity = arity
    self.makeState = makeState
  }

  var name: String { String(usage.prefix { $0 != "(" }) }

  /// Makes it known to a connection.
  func register(in handle: OpaquePointer, _ context: FunctionContext) {
    for count in arity {
      let box = Unmanaged.passRetained(RegisteredAggregate(function: self, context: context))
      sqlite3_create_function_v2(
        handle, name, Int32(count), SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, box.toOpaque(), nil,
        { call, count, values in RegisteredAggregate.step(call, count, values) },
        { RegisteredAggregate.finish($0) },
        { $0.map { Unmanaged<RegisteredAggregate>.fromOpaque($0).release() } })
    }
  }
}

/// An aggregate as a connection holds it; the state of each group is in the memory that SQLite keeps for the group.
private final class RegisteredAggregate {
  private let function: AggregateFunction
  private let name: String
  private let context: FunctionContext

  init(function: AggregateFunction, context: FunctionContext) {
    self.function = function
    self.context = context
    name = function.name
  }

  /// A class around the state, since an existential cannot be an unmanaged reference.
  private final class Group {
    let state: any AggregateState
    init(_ state: any AggregateState) { self.state = state }
  }

  static func step(_ call: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let pointer = sqlite3_user_data(call) else { return }
    let registered = Unmanaged<RegisteredAggregate>.fromOpaque(pointer).takeUnretainedValue()
    let size = Int32(MemoryLayout<UnsafeMutableRawPointer?>.size)
    guard let memory = sqlite3_aggregate_context(call, size) else { return sqlite3_result_error_nomem(call) }
    let slot = memory.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    let group =
      slot.pointee.map { Unmanaged<Group>.fromOpaque($0).takeUnretainedValue() }
      ?? Group(registered.function.makeState())
    if slot.pointee == nil { slot.pointee = Unmanaged.passRetained(group).toOpaque() }
    do throws(FunctionFault) {
      try group.state.add(FunctionArguments(registered.name, count, values), registered.context)
    } catch {
      FunctionResult.set(error, call)
    }
  }

  static func finish(_ call: OpaquePointer?) {
    guard let pointer = sqlite3_user_data(call) else { return }
    let registered = Unmanaged<RegisteredAggregate>.fromOpaque(pointer).takeUnretainedValue()
    let slot = sqlite3_aggregate_context(call, 0)?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    let group =
      slot?.pointee.map { Unmanaged<Group>.fromOpaque($0).takeRetainedValue() }
      ?? Group(registered.function.makeState())
    slot?.pointee = nil
    do throws(FunctionFault) {
      FunctionResult.set(try group.state.value(registered.context), call)
    } catch {
      FunctionResult.set(error, call)
    }
  }
}
