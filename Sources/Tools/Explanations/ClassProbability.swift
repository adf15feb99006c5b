/// A class and how probable it is.
public struct ClassProbability: Sendable, Hashable {
  /// The class.
  public let name: String
  /// Its probability, 0 to 1.
  public let probability: Double

  /// A class with its probability.
  public init(name: String, probability: Double) {
    self.name = name
    self.probability = probability
  }
}
