import Synchronization

/// The tokens that second attempts of all calls cost together, so that a service in trouble is not made worse.
///
/// The figures are those of AWS SDKs' standard mode (https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html).
final class RetryBudget: Sendable {
  /// The tokens at the beginning and at most.
  static let capacity = 500
  /// What another attempt costs.
  static let retryCost = 5
  /// What another attempt costs after one that took too long.
  static let timeoutCost = 10
  /// What a call gives back that succeeded at once.
  static let successRefund = 1

  private let tokens = Mutex(capacity)

  /// The tokens that are left.
  var left: Int { tokens.withLock(\.self) }

  /// Takes tokens, if there are so many.
  func take(_ cost: Int) -> Bool {
    tokens.withLock { tokens in
      guard tokens >= cost else { return false }
      tokens -= cost
      return true
    }
  }

  /// Gives tokens back, what the last attempt cost or a little.
  func refund(_ cost: Int) { tokens.withLock { $0 = min(Self.capacity, $0 + cost) } }
}
