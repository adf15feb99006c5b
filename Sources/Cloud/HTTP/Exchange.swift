import Synchronization

/// What passes between the task that made a request and the thread that transfers it.
///
/// Head and body go one way; the body waits in a buffer, and past `pauseLevel` unread bytes the thread is told to pause.
final class Exchange: Sendable {
  /// The unread bytes above which the transfer pauses.
  static let pauseLevel = 256 << 10
  /// The unread bytes below which it goes on.
  static let resumeLevel = 64 << 10

  private struct State {
    var headWaiter: CheckedContinuation<HTTPHead, any Error>?
    var bodyWaiter: CheckedContinuation<[UInt8]?, any Error>?
    var head: HTTPHead?
    var unread: [UInt8] = []
    var isPaused = false
    var isCancelled = false
    var end: Result<Void, any Error>?
  }

  private let state = Mutex(State())

  /// Whether the transfer is over, or nobody waits for it any more.
  var isOver: Bool { state.withLock { $0.end != nil } }

  // MARK: The task's side

  /// Waits for the head.
  ///
  /// - Parameters:
  ///   - start: hands the transfer to the thread; called once.
  ///   - stop: tells the thread that the transfer is not wanted any more.
  func head(start: @Sendable () -> Void, stop: @Sendable () -> Void) async throws -> HTTPHead {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in
        let isCancelled = state.withLock { state in
          if !state.isCancelled { state.headWaiter = waiter }
          return state.isCancelled
        }
        if isCancelled { waiter.resume(throwing: CancellationError()) } else { start() }
      }
    } onCancel: {
      cancel(stop)
    }
  }

  /// Waits for the next bytes of the body, all that are there; `nil` at the end.
  ///
  /// - Parameters:
  ///   - resume: tells the thread to go on with a transfer that pauses.
  ///   - stop: as `head` takes it.
  func bytes(resume: @Sendable () -> Void, stop: @Sendable () -> Void) async throws -> [UInt8]? {
    let bytes = try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiter in wait(waiter) }
    } onCancel: {
      cancel(stop)
    }
    let resumes = state.withLock { state in
      let resumes = state.isPaused && state.unread.count < Self.resumeLevel
      if resumes { state.isPaused = false }
      return resumes
    }
    if resumes { resume() }
    return bytes
  }

  private func wait(_ waiter: CheckedContinuation<[UInt8]?, any Error>) {
    let answer: Result<[UInt8]?, any Error>? = state.withLock { state in
      if state.isCancelled { return .failure(CancellationError()) }
      if !state.unread.isEmpty {
        defer { state.unread = [] }
        return .success(state.unread)
      }
      if let end = state.end { return end.map { nil } }
      // Two tasks that read one body: the second has nothing to wait for.
      guard state.bodyWaiter == nil else { return .success(nil) }
      state.bodyWaiter = waiter
      return nil
    }
    if let answer { waiter.resume(with: answer) }
  }

  private func cancel(_ stop: @Sendable () -> Void) {
    state.withLock { $0.isCancelled = true }
    end(CancellationError())
    stop()
  }

  // MARK: The thread's side

  /// Hands over the head.
  func receive(_ head: HTTPHead) {
    let waiter = state.withLock { $0.headWaiter.take() }
    waiter?.resume(returning: head)
  }

  /// Hands over bytes of the body; `false`, and nothing taken, when the transfer is to pause.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var waiter: CheckedContinuation<[UInt8]?, any Error>?
    let isTaken = state.withLock { state in
      waiter = state.bodyWaiter.take()
      if waiter != nil { return true }
      state.isPaused = state.unread.count > Self.pauseLevel
      if !state.isPaused { state.unread.append(contentsOf: bytes) }
      return !state.isPaused
    }
    waiter?.resume(returning: Array(bytes))
    return isTaken
  }

  /// Ends the exchange: bytes that wait can still be read, then comes the error, or the end.
  func end(_ error: (any Error)?) {
    let end: Result<Void, any Error> = error.map { .failure($0) } ?? .success(())
    let (head, body) = state.withLock { state in
      if state.end == nil { state.end = end }
      return (state.headWaiter.take(), state.bodyWaiter.take())
    }
    head?.resume(with: end.map { HTTPHead(status: 0) })
    body?.resume(with: end.map { nil })
  }
}
