#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Link {
  /// The prediction that a margin becomes; of several classes the margins themselves, see `predictions(of:)`.
  public func prediction(of margin: Double) -> Double {
    switch self {
    case .identity, .softmax: margin
    case .logistic: 1 / (1 + exp(-margin))
    case .exponential: exp(margin)
    case .expm1: exp(margin) - 1
    case .exp2: pow(2, margin)
    }
  }

  /// The predictions that the margins of a row become: one each, or for several classes their probabilities.
  public func predictions(of margins: [Double]) -> [Double] {
    guard self == .softmax, let largest = margins.max() else { return margins.map(prediction) }
    let weights = margins.map { exp($0 - largest) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// The margin that becomes a prediction; `nil` where there is none, or where it depends on the other classes.
  public func margin(of prediction: Double) -> Double? {
    let margin: Double =
      switch self {
      case .identity: prediction
      case .logistic: log(prediction / (1 - prediction))
      case .exponential: log(prediction)
      case .expm1: log1p(prediction)
      case .exp2: log2(prediction)
      case .softmax: .nan
      }
    return margin.isFinite ? margin : nil
  }
}
