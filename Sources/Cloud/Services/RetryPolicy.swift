/// How often and after how long a call is tried again.
///
/// Waits grow exponentially with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/);
/// the lengths are those of AWS SDKs' standard mode.
public struct RetryPolicy: Sendable, Hashable {
  /// How many attempts are made at most, the first one included.
  public var maximumAttempts: Int
  /// The longest first wait after trouble that passes by itself, in seconds.
  public var base: Double
  /// The longest first wait after throttling, in seconds.
  public var throttlingBase: Double
  /// The longest of all waits, in seconds; a service that asks for more ends the call.
  public var longestWait: Double

  /// 5 attempts; first waits of up to 0.05 s, 1 s after throttling; no wait above 20 s.
  public init(
    maximumAttempts: Int = 5, base: Double = 0.05, throttlingBase: Double = 1, longestWait: Double = 20
  ) {
    self.maximumAttempts = maximumAttempts
    self.base = base
    self.throttlingBase = throttlingBase
    self.longestWait = longestWait
  }

  /// No second attempt.
  public static let never = RetryPolicy(maximumAttempts: 1)

  /// The wait before another attempt, in seconds.
  ///
  /// - Parameters:
  ///   - attempt: the number of the attempt that failed, from 1.
  ///   - random: a number of [0, 1).
  func wait(after attempt: Int, isThrottled: Bool, random: Double) -> Double {
    let factor = Double(1 << min(max(attempt - 1, 0), 30))
    return random * min(longestWait, (isThrottled ? throttlingBase : base) * factor)
  }
}
