#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Synchronization

/// Runs one piece of work in a task and waits for it on this thread, no longer than is allowed.
///
/// The wait is on a pipe, not in a task: work that blocks every thread of the concurrency pool cannot delay it.
final class DeadlineWatch: Sendable {
  private let result = Mutex<Result<[UInt8], any Error>?>(nil)
  private let ends: (read: Int32, write: Int32)
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// Starts the work.
  ///
  /// - Throws: `RuntimeError` when the system has no pipe left.
  init(_ work: @escaping @Sendable () async throws -> [UInt8]) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw RuntimeError(.connection, "no pipe can be made: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    self.ends = (ends[0], ends[1])
    // The task keeps this object, and with it the pipe, until the work is done.
    let running = Task.detached {
      do {
        self.finish(.success(try await work()))
      } catch {
        self.finish(.failure(error))
      }
    }
    task.withLock { $0 = running }
  }

  deinit {
    close(ends.read)
    close(ends.write)
  }

  /// Waits for the end of the work; `nil` when it takes longer.
  ///
  /// - Parameter milliseconds: how long; without end when `nil`.
  func result(within milliseconds: Double?) -> Result<[UInt8], any Error>? {
    var event = pollfd(fd: ends.read, events: Int16(POLLIN), revents: 0)
    let end = milliseconds.map { ContinuousClock.now + .milliseconds(Int64(max(0, min($0, 86_400_000)))) }
    while result.withLock({ $0 == nil }) {
      var timeout: Int32 = -1
      if let end {
        let rest = (end - ContinuousClock.now).components
        timeout = Int32(max(0, rest.seconds * 1000 + rest.attoseconds / 1_000_000_000_000_000))
      }
      if poll(&event, 1, timeout) == 0 { break }
    }
    return result.withLock { $0 }
  }

  /// Tells the work to stop.
  func cancel() { task.withLock { $0?.cancel() } }

  private func finish(_ outcome: Result<[UInt8], any Error>) {
    result.withLock { $0 = outcome }
    var byte: UInt8 = 1
    _ = write(ends.write, &byte, 1)
  }
}
