#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Link {
  /// The predictions of margins, as many: for softmax each `groupCount` margins in a row are one row's classes.
  ///
  /// Computed in doubles and rounded once, within 1e-6 of XGBoost's (relative, for exponentials).
  public func predictions(_ margins: [Float], groupCount: Int) -> [Float] {
    guard self == .softmax else { return margins.map(prediction) }
    var predictions: [Float] = []
    predictions.reserveCapacity(margins.count)
    for first in stride(from: 0, to: margins.count, by: max(1, groupCount)) {
      let row = margins[first..<min(first + max(1, groupCount), margins.count)]
      let largest = Double(row.max() ?? 0)
      // The largest margin is taken off first: e to the power of any other cannot overflow.
      let powers = row.map { exp(Double($0) - largest) }
      let sum = powers.reduce(0, +)
      predictions += powers.map { Float($0 / sum) }
    }
    return predictions
  }

  /// The prediction of a margin on its own; for softmax the margin's share before it is divided by the sum.
  public func prediction(_ margin: Float) -> Float {
    let margin = Double(margin)
    switch self {
    case .identity: return Float(margin)
    case .logistic: return Float(1 / (1 + exp(-margin)))
    case .exponential, .softmax: return Float(exp(margin))
    case .expm1: return Float(expMinusOne(margin))
    case .exp2: return Float(powerOfTwo(margin))
    }
  }
}

// Inside the enum these names are its cases.
private func expMinusOne(_ margin: Double) -> Double { expm1(margin) }
private func powerOfTwo(_ margin: Double) -> Double { exp2(margin) }
