/// How long to wait before each look at something that takes its time.
public struct PollingSchedule: Sendable, Hashable {
  /// The first wait, in seconds.
  public var first: Double
  /// How much longer each wait is than the one before.
  public var factor: Double
  /// The longest wait, in seconds.
  public var longest: Double

  /// 1 second, then half as long again each time up to 15, unless said otherwise.
  public init(first: Double = 1, factor: Double = 1.5, longest: Double = 15) {
    self.first = first
    self.factor = factor
    self.longest = longest
  }

  /// The wait after one of `seconds`.
  func next(after seconds: Double) -> Double { min(longest, max(first, seconds * factor)) }
}
