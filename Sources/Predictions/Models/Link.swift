/// How the margin, the sum of the leaves, becomes a prediction.
public enum Link: String, Sendable, Hashable {
  /// The margin itself.
  case identity
  /// 1 / (1 + e^-margin): a probability.
  case logistic
  /// e^margin: a positive quantity.
  case exponential
  /// e^margin of each class over their sum: a probability each.
  case softmax
  /// e^margin - 1: a quantity whose logarithm, one added, was learnt.
  case expm1
  /// 2^margin: an isolation forest's anomaly score, whose margin is minus the mean path length in units of the expected.
  case exp2
}
