import Synchronization

/// The numbers 1, 2, 3, … for several tasks, until one of them has found the end.
final class CallSequence: Sendable {
  private struct State {
    var next = 1
    var end = Int.max
    var outcomes: [Bool] = []
  }

  private let state = Mutex(State())

  /// The next number; `nil` from the end on.
  func next() -> Int? {
    state.withLock { state in
      guard state.next < state.end else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  /// Takes note of what came of a number; `nil` is the end.
  func take(_ outcome: Bool?, at number: Int) {
    state.withLock { state in
      if let outcome { state.outcomes.append(outcome) } else { state.end = min(state.end, number) }
    }
  }

  /// What came of the numbers before the end, in no order.
  var outcomes: [Bool] { state.withLock { $0.outcomes } }
}
