/// Decides, failure by failure, what becomes of one call.
struct RetryCourse {
  /// What to do next.
  enum Step: Hashable {
    /// Fail with the error.
    case giveUp
    /// Wait so many seconds and try again, which costs so many tokens of the budget.
    case wait(Double, cost: Int)
    /// Ask for new credentials and try again.
    case refresh
    /// Take the service's time for the right one and try again.
    case adjustClock(Double)
  }

  /// A clock this far off spoils signatures, whose limit is 5 minutes; SDKs take 4 for certain.
  private static let skewLimit: Double = 240

  let policy: RetryPolicy
  let isIdempotent: Bool
  /// The number of the attempt under way, from 1.
  private(set) var attempt = 1
  private var hasRefreshed = false
  private var hasAdjusted = false

  init(policy: RetryPolicy, isIdempotent: Bool) {
    self.policy = policy
    self.isIdempotent = isIdempotent
  }

  /// The step after a failure.
  ///
  /// - Parameters:
  ///   - time: the seconds since 1970, as signatures were dated.
  ///   - random: a number of [0, 1).
  mutating func step(after failure: FailedAttempt, at time: Double, random: Double) -> Step {
    // Refused requests did nothing: these two corrections are safe whatever the call is.
    if failure.hasSkewedClock, !hasAdjusted, let serverTime = failure.serverTime,
      abs(serverTime - time) > Self.skewLimit
    {
      hasAdjusted = true
      return .adjustClock(serverTime - time)
    }
    if failure.hasExpiredCredentials, !hasRefreshed {
      hasRefreshed = true
      return .refresh
    }
    guard isIdempotent, failure.isTransient, attempt < policy.maximumAttempts else { return .giveUp }
    let wait = policy.wait(after: attempt, isThrottled: failure.error.kind == .throttled, random: random)
    let asked = failure.retryAfter ?? 0
    guard asked <= policy.longestWait else { return .giveUp }
    attempt += 1
    return .wait(
      max(wait, asked), cost: failure.error.kind == .timedOut ? RetryBudget.timeoutCost : RetryBudget.retryCost)
  }
}
