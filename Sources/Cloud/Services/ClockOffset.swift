import Synchronization

/// How far the services' clock is ahead of ours, as the last refused signature showed; shared by all calls.
final class ClockOffset: Sendable {
  private let offset = Mutex(0.0)

  /// In seconds, negative when ours is ahead.
  var seconds: Double { offset.withLock(\.self) }

  /// Moves the offset.
  func add(_ seconds: Double) { offset.withLock { $0 += seconds } }
}
