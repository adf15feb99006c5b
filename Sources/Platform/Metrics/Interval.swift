#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A range that holds a true value with a confidence of 95 %.
public struct Interval: Sendable, Hashable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// The standard normal distribution's quantile of 0.975.
  private static let deviations = 1.959963984540054

  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The interval of a share of which `successes` of `trials` were seen, good for few trials too (Wilson 1927); from 0
  /// to 1 without trials.
  public init(successes: Int, trials: Int) {
    guard trials > 0 else {
      self.init(lower: 0, upper: 1)
      return
    }
    let count = Double(trials)
    let share = Double(min(max(successes, 0), trials)) / count
    let square = Self.deviations * Self.deviations
    let centre = (share + square / (2 * count)) / (1 + square / count)
    let root = (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
    let reach = Self.deviations * root / (1 + square / count)
    self.init(lower: max(0, centre - reach), upper: min(1, centre + reach))
  }

  /// The interval of an area under the curve, by the logit of the area with Hanley and McNeil's variance (1982): it
  /// stays within 0 and 1. From 0 to 1 where one kind of outcome is absent or the area leaves no variance.
  public init(areaUnderCurve area: Double, positives: Int, negatives: Int) {
    guard positives > 0, negatives > 0, area > 0, area < 1 else {
      self.init(lower: 0, upper: 1)
      return
    }
    let first = area / (2 - area)
    let second = 2 * area * area / (1 + area)
    let spread =
      area * (1 - area) + Double(positives - 1) * (first - area * area) + Double(negatives - 1)
      * (second - area * area)
    let error = (spread / (Double(positives) * Double(negatives))).squareRoot()
    let logit = log(area / (1 - area))
    let reach = Self.deviations * error / (area * (1 - area))
    self.init(lower: 1 / (1 + exp(reach - logit)), upper: 1 / (1 + exp(-reach - logit)))
  }
}
