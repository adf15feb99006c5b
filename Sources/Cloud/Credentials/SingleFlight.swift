import Synchronization

/// Runs an operation once for all who want its result at the same time.
///
/// Cancelling a task ends its waiting at once; the operation goes on for the others.
final class SingleFlight<Value: Sendable>: Sendable {
  private struct State {
    var isUnderWay = false
    var waiters: [Int: CheckedContinuation<Value, any Error>] = [:]
    var cancelled: Set<Int> = []
    var count = 0

    /// Whether a flight must be started, which is under way from now on.
    mutating func start() -> Bool {
      defer { isUnderWay = true }
      return !isUnderWay
    }
  }

  private let state = Mutex(State())

  /// The result of the operation that is under way, or of this one when none is.
  func value(_ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
    let waiter = state.withLock { state in
      state.count += 1
      return state.count
    }
    defer { state.withLock { _ = $0.cancelled.remove(waiter) } }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        // One step: a flight that ends between waiting and starting would leave a second, needless one.
        let (isCancelled, starts) = state.withLock { state in
          let isCancelled = state.cancelled.contains(waiter)
          if !isCancelled { state.waiters[waiter] = continuation }
          return (isCancelled, !isCancelled && state.start())
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
        if starts { run(operation) }
      }
    } onCancel: {
      let continuation = state.withLock { state in
        state.cancelled.insert(waiter)
        return state.waiters.removeValue(forKey: waiter)
      }
      continuation?.resume(throwing: CancellationError())
    }
  }

  /// Starts the operation unless one is under way, without waiting for it.
  func begin(_ operation: @escaping @Sendable () async throws -> Value) {
    if state.withLock({ $0.start() }) { run(operation) }
  }

  private func run(_ operation: @escaping @Sendable () async throws -> Value) {
    Task {
      let result: Result<Value, any Error>
      do {
        result = .success(try await operation())
      } catch {
        result = .failure(error)
      }
      let waiters = state.withLock { state in
        defer {
          state.isUnderWay = false
          state.waiters = [:]
        }
        return state.waiters.values
      }
      for waiter in waiters { waiter.resume(with: result) }
    }
  }
}
