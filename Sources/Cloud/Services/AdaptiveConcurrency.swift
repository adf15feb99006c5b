import Synchronization

/// How many calls run at once: more as they succeed, fewer when a service throttles.
///
/// Additive increase, multiplicative decrease (Chiu and Jain 1989): each round of successes adds one place; throttling
/// leaves 7 of 10, as in the adaptive mode of AWS SDKs, once for all calls that were under way together.
public final class AdaptiveConcurrency: Sendable {
  /// A place among the running calls.
  struct Place: Sendable, Hashable {
    /// How often the limit had been lowered when it was taken.
    fileprivate let round: Int
  }

  private struct Waiter {
    let id: Int
    let continuation: CheckedContinuation<Place, any Error>
  }

  private struct State {
    var limit: Double
    var running = 0
    var round = 0
    var waiters: [Waiter] = []
    var cancelled: Set<Int> = []
    var nextID = 0
  }

  private static let decrease = 0.7

  /// Between how many places the limit moves.
  public let bounds: ClosedRange<Int>
  private let state: Mutex<State>

  /// Starts in the middle of the bounds, which are at least 1.
  public init(bounds: ClosedRange<Int>, initial: Int? = nil) {
    let lower = max(1, bounds.lowerBound)
    self.bounds = lower...max(lower, bounds.upperBound)
    let start = initial ?? (self.bounds.lowerBound + self.bounds.upperBound) / 2
    state = Mutex(State(limit: Double(min(max(start, self.bounds.lowerBound), self.bounds.upperBound))))
  }

  /// How many calls may run at once now.
  public var limit: Int { state.withLock { Int($0.limit) } }
  /// How many calls run.
  public var running: Int { state.withLock { $0.running } }

  /// Runs a call when there is a place for it, first come, first served.
  ///
  /// - Parameter isThrottled: whether an error of the call means that it was one too many.
  /// - Throws: what the call throws; `CancellationError` when the task is cancelled while it waits.
  public func run<Answer: Sendable>(
    throttledBy isThrottled: @Sendable (any Error) -> Bool, _ call: @Sendable () async throws -> Answer
  ) async throws -> Answer {
    let place = try await acquire()
    do {
      let answer = try await call()
      release(place, raises: true)
      return answer
    } catch {
      release(place, lowers: isThrottled(error))
      throw error
    }
  }

  /// Waits for a place.
  func acquire() async throws -> Place {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    // A cancellation that came together with the place is not waited for by anybody.
    defer { state.withLock { _ = $0.cancelled.remove(id) } }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { wait(Waiter(id: id, continuation: $0)) }
    } onCancel: {
      cancel(id)
    }
  }

  /// Gives a place back.
  func release(_ place: Place, raises: Bool = false, lowers: Bool = false) {
    let woken = state.withLock { state in
      state.running -= 1
      if lowers, place.round == state.round {
        state.limit = max(Double(bounds.lowerBound), state.limit * Self.decrease)
        state.round += 1
      } else if raises {
        state.limit = min(Double(bounds.upperBound), state.limit + 1 / state.limit)
      }
      return Self.wake(&state)
    }
    for (waiter, place) in woken { waiter.continuation.resume(returning: place) }
  }

  private func wait(_ waiter: Waiter) {
    let (woken, isCancelled) = state.withLock { state in
      if state.cancelled.remove(waiter.id) != nil { return ([(Waiter, Place)](), true) }
      state.waiters.append(waiter)
      return (Self.wake(&state), false)
    }
    if isCancelled { waiter.continuation.resume(throwing: CancellationError()) }
    for (waiter, place) in woken { waiter.continuation.resume(returning: place) }
  }

  private func cancel(_ id: Int) {
    let waiter: Waiter? = state.withLock { state in
      guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
        state.cancelled.insert(id)
        return nil
      }
      return state.waiters.remove(at: index)
    }
    waiter?.continuation.resume(throwing: CancellationError())
  }

  /// Takes those out who have a place now.
  private static func wake(_ state: inout State) -> [(Waiter, Place)] {
    var woken: [(Waiter, Place)] = []
    while !state.waiters.isEmpty, state.running < Int(state.limit) {
      state.running += 1
      woken.append((state.waiters.removeFirst(), Place(round: state.round)))
    }
    return woken
  }
}
