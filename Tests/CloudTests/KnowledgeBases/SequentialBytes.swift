import Synchronization

/// Bytes that no two calls share.
final class SequentialBytes: Sendable {
  private let calls = Mutex<UInt8>(0)

  /// As many bytes as asked for.
  @Sendable func next(_ count: Int) -> [UInt8] {
    let call = calls.withLock { calls in
      calls &+= 1
      return calls
    }
    return [UInt8](repeating: call, count: count)
  }
}
