import Predictions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The round numbers to be marked on an axis.
struct AxisTicks {
  /// The numbers, ascending.
  let values: [Double]
  /// How many decimals tell them apart.
  let decimals: Int

  /// At most so many marks at steps of 1, 2 or 5 times a power of ten within a range.
  init(_ range: ClosedRange<Double>, count: Int) {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite, count > 0 else {
      values = []
      decimals = 0
      return
    }
    let rough = span / Double(count)
    let power = pow(10, floor(log10(rough)))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? rough
    let first = (range.lowerBound / step).rounded(.up)
    values = (0...count).map { (first + Double($0)) * step }.filter(range.contains)
    decimals = min(max(0, Int((-log10(step)).rounded(.up))), 9)
  }

  /// The text of a mark.
  func text(_ value: Double) -> String { NumberText.fixed(value, decimals) }
}
