/// Takes invocations one after the other and answers each, whatever became of the one before.
public struct InvocationLoop {
  /// What a function does with an invocation.
  public typealias Handler = @Sendable (Invocation) async throws -> [UInt8]

  /// Why the loop ended.
  public enum End: Sendable, Hashable {
    /// The Runtime API cannot be talked to any more, and why.
    case disconnected(String)
    /// A handler went on after it was told to stop: Lambda starts a new process, since this one's threads are not free.
    case stuck
  }

  /// Milliseconds before the deadline at which a handler is stopped; a tenth of the time when that is less.
  public var margin: Double = 250
  /// Milliseconds that a handler has to stop.
  public var grace: Double = 1000

  private let api: RuntimeAPI
  private let clock: () -> Double
  private let log: (String) -> Void
  private let handler: Handler

  /// A loop over the invocations of an API.
  ///
  /// - Parameters:
  ///   - clock: the seconds since 1970.
  ///   - log: takes a line about each failure.
  public init(
    _ api: RuntimeAPI, clock: @escaping () -> Double, log: @escaping (String) -> Void, handler: @escaping Handler
  ) {
    self.api = api
    self.clock = clock
    self.log = log
    self.handler = handler
  }

  /// Answers invocations until that cannot go on. Blocks.
  public func run() -> End {
    while true {
      do {
        let invocation = try api.next()
        guard try answer(invocation) else { return .stuck }
      } catch {
        return .disconnected("\(error)")
      }
    }
  }

  /// Answers one invocation; `false` when its handler did not stop in time.
  private func answer(_ invocation: Invocation) throws -> Bool {
    let handler = handler
    let watch = try DeadlineWatch { try await handler(invocation) }
    switch watch.result(within: allowance(invocation)) {
    case .success(let response)?:
      try deliver(response, to: invocation)
      return true
    case .failure(let error)?:
      try report(error as? InvocationFailure ?? InvocationFailure("Function.Failed", "\(error)"), of: invocation)
      return true
    case nil:
      watch.cancel()
      try report(
        InvocationFailure("Function.DeadlineReached", "there was no answer before the function's timeout"),
        of: invocation)
      return watch.result(within: grace) != nil
    }
  }

  private func deliver(_ response: [UInt8], to invocation: Invocation) throws {
    do {
      try api.respond(response, to: invocation)
    } catch let error as RuntimeError where error.code == .refused {
      try report(InvocationFailure("Function.ResponseRefused", error.description), of: invocation)
    }
  }

  private func report(_ failure: InvocationFailure, of invocation: Invocation) throws {
    log("\(invocation.requestID) \(failure.type): \(failure)")
    do {
      try api.fail(failure, of: invocation)
    } catch let error as RuntimeError where error.code == .refused {
      // The invocation is over for Lambda; the next one is not.
      log("\(invocation.requestID) \(error)")
    }
  }

  /// The milliseconds that a handler may take, `nil` for as long as it likes.
  private func allowance(_ invocation: Invocation) -> Double? {
    guard let deadline = invocation.deadline, deadline.isFinite else { return nil }
    let left = max(0, deadline - clock() * 1000)
    return left - min(margin, left / 10)
  }
}
