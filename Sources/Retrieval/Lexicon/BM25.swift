/// The BM25 ranking function (Robertson and Zaragoza 2009) with Lucene's inverse document frequency, which is never
/// negative.
public struct BM25: Sendable, Hashable {
  /// How soon further occurrences of a term stop counting.
  public var k1: Double
  /// How far a text's length is held against it, 0 to 1.
  public var b: Double

  /// The function with these parameters.
  public init(k1: Double = 1.2, b: Double = 0.75) {
    self.k1 = k1
    self.b = b
  }

  /// The weight of a term that `matching` of `total` texts contain: `ln(1 + (N - n + 0.5) / (n + 0.5))`.
  public func inverseDocumentFrequency(matching: Int, total: Int) -> Double {
    let count = Double(max(0, min(matching, total)))
    return logarithm(1 + (Double(max(0, total)) - count + 0.5) / (count + 0.5))
  }

  /// What one term adds to a text's score, to be multiplied by its frequency in the question.
  ///
  /// - Parameters:
  ///   - frequency: how often the text has the term.
  ///   - length: the text's number of terms; `averageLength` is the mean over the collection (0 in an empty one).
  public func score(
    frequency: Int, length: Int, averageLength: Double, inverseDocumentFrequency: Double
  ) -> Double {
    guard frequency > 0 else { return 0 }
    let relativeLength = averageLength > 0 ? Double(length) / averageLength : 1
    let occurrences = Double(frequency)
    return inverseDocumentFrequency * occurrences * (k1 + 1) / (occurrences + k1 * (1 - b + b * relativeLength))
  }
}
