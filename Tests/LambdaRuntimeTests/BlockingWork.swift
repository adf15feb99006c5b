import Dispatch

/// Work that blocks, on a thread outside the concurrency pool, where it would keep the tasks it waits for from running.
enum BlockingWork {
  static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try work() }) }
    }
  }
}
