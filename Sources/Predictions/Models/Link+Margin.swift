#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Link {
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
