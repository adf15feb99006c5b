import Synchronization

/// A clock that goes a second on at every look.
final class Ticks: Sendable {
  private let seconds = Mutex(1_790_000_000.0)

  func next() -> Double {
    seconds.withLock {
      $0 += 1
      return $0
    }
  }
}
