extension ModelDescription {
  /// A prediction for a reader: `0.73`, `62.1 %`, `$487.50`.
  public func display(_ prediction: Double) -> String {
    switch kind {
    case .score, .anomaly: NumberText.fixed(prediction, 2)
    case .probability, .classes: NumberText.percent(prediction)
    case .usd: NumberText.dollars(prediction)
    }
  }

  /// What a prediction counts in.
  public var unit: String {
    switch kind {
    case .score, .anomaly: "score from 0 to 1"
    case .probability, .classes: "probability"
    case .usd: "USD"
    }
  }

  /// On which side of the threshold a prediction lies, in words; `nil` where nothing is decided. A prediction is a float
  /// and counts as it is written, like in `SegmentThresholds`.
  public func label(_ prediction: Double) -> String? {
    guard let threshold else { return nil }
    let isPositive = Float(prediction).written >= threshold
    switch kind {
    case .probability: return isPositive ? "at risk" : "not at risk"
    case .anomaly: return isPositive ? "unusual" : "usual"
    case .score, .usd, .classes: return isPositive ? "high" : "not high"
    }
  }

  /// Whether a higher prediction is bad news, so that pictures may warn of it.
  public var isRisk: Bool { kind == .probability || kind == .anomaly }

  /// Which part of the predictions over the training data is below one, in per cent, from the 101 percentiles: 0 to 100,
  /// the middle of a run of equal percentiles.
  public func percentile(of prediction: Double) -> Double {
    let below = quantiles.count { $0 < prediction }
    let upTo = quantiles.count { $0 <= prediction }
    guard upTo == below else { return Double(below + upTo - 1) / 2 }
    guard below > 0 else { return 0 }
    guard below < quantiles.count else { return 100 }
    let (low, high) = (quantiles[below - 1], quantiles[below])
    return Double(below - 1) + (high > low ? (prediction - low) / (high - low) : 0)
  }

  /// What tells two trainings of a model apart: its version and the hash of its trees.
  public var identity: String { "\(version)#\(modelHash)" }
}
