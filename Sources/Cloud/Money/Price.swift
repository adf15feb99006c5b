/// What one item costs in US dollars; a rate that is `nil` is not known.
public struct Price: Sendable, Hashable {
  /// For a million tokens that a model reads.
  public var inputTokens: Double?
  /// For a million tokens that it writes.
  public var outputTokens: Double?
  /// For a million tokens that come from its prompt cache.
  public var cacheReadTokens: Double?
  /// For a million tokens that go into its prompt cache, for five minutes.
  public var cacheWriteTokens: Double?
  /// For a million calls.
  public var requests: Double?
  /// For 2^40 bytes that are scanned, written or moved.
  public var bytes: Double?
  /// For 2^30 bytes that are kept for a month; no call is charged with it.
  public var monthlyBytes: Double?
  /// The bytes that a call is charged for at least.
  public var minimumBytes = 0
  /// The step that the bytes of a call are rounded up to.
  public var byteStep = 1
  /// How much dearer a model is when its id has no `global.` before it.
  public var regionalFactor = 1.0
  /// Where the price was read.
  public var source = ""
  /// Whether that is the seller's own page, or the user's word.
  public var isVerified = true
  /// The date of the price, YYYY-MM-DD.
  public var date = ""

  /// An item without a known rate.
  public init() {}

  /// What a consumption costs; `nil` when tokens are counted that have no rate here.
  ///
  /// Calls and bytes without a rate cost nothing; counts below zero count as zero.
  public func usd(_ consumption: Consumption) -> Double? {
    let tokens = [
      (consumption.inputTokens, inputTokens), (consumption.outputTokens, outputTokens),
      (consumption.cacheReadTokens, cacheReadTokens), (consumption.cacheWriteTokens, cacheWriteTokens),
    ]
    var sum = 0.0
    for (count, rate) in tokens where count > 0 {
      guard let rate else { return nil }
      sum += Double(count) * rate / 1e6
    }
    sum += Double(max(consumption.requests, 0)) * (requests ?? 0) / 1e6
    sum += chargedBytes(consumption) * (bytes ?? 0) / 0x1p40
    return sum
  }

  /// The bytes in whole steps, at least the minimum for every call.
  private func chargedBytes(_ consumption: Consumption) -> Double {
    let step = Double(max(byteStep, 1))
    let steps = (Double(max(consumption.bytes, 0)) / step).rounded(.up)
    return max(steps * step, Double(max(minimumBytes, 0)) * Double(max(consumption.requests, 0)))
  }

  /// The same price, dearer by a factor.
  func scaled(by factor: Double) -> Price {
    var scaled = self
    for rate in [\Price.inputTokens, \.outputTokens, \.cacheReadTokens, \.cacheWriteTokens] {
      scaled[keyPath: rate] = self[keyPath: rate].map { $0 * factor }
    }
    return scaled
  }
}
