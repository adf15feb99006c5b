import Synchronization

/// What a progress closure was called with.
final class ProgressRecorder<Value: Sendable>: Sendable {
  private let recorded = Mutex<[Value]>([])

  /// The values in order.
  var values: [Value] { recorded.withLock { $0 } }

  func append(_ value: Value) { recorded.withLock { $0.append(value) } }
}
