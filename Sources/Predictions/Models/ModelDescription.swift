import JSON

/// What the scores of a trained model mean: the file `description.json` beside the trees.
public struct ModelDescription: Sendable, Hashable {
  /// What a prediction is.
  public enum Output: String, Sendable, Hashable {
    /// A score from 0 to 1, higher is better.
    case score
    /// The probability of an event.
    case probability
    /// A sum in US dollars.
    case usd
    /// A probability for each of several classes.
    case classes
    /// How unusual a row is, from 0 to 1.
    case anomaly
  }

  /// The model's name: engagement, churn, ltv, recommendation or anomaly.
  public var name: String
  /// Its version, such as `v1.0`.
  public var version: String
  /// What it predicts, in a few words.
  public var title: String
  /// The column its predictions are stored in, such as `churn_probability`.
  public var output: String
  /// What a prediction is.
  public var kind: Output
  /// What it predicts, in a sentence.
  public var meaning: String
  /// The names of its features, in the order of its columns.
  public var features: [String]
  /// The names of the classes; empty unless there are several.
  public var classes: [String]
  /// From which prediction on a row counts as positive, `nil` where nothing is decided.
  public var threshold: Double?
  /// The moment that the training data describe, ISO 8601.
  public var asOf: String
  /// The SHA-256 of the training data, in hexadecimal digits.
  public var dataHash: String
  /// The SHA-256 of `model.ubj`, in hexadecimal digits.
  public var modelHash: String
  /// The 101 percentiles 0 to 100 of its predictions over the training data; of the largest probability for classes.
  public var quantiles: [Double]

  /// A description with all its parts.
  public init(
    name: String, version: String, title: String, output: String, kind: Output, meaning: String, features: [String],
    classes: [String] = [], threshold: Double? = nil, asOf: String, dataHash: String, modelHash: String,
    quantiles: [Double]
  ) {
    self.name = name
    self.version = version
    self.title = title
    self.output = output
    self.kind = kind
    self.meaning = meaning
    self.features = features
    self.classes = classes
    self.threshold = threshold
    self.asOf = asOf
    self.dataHash = dataHash
    self.modelHash = modelHash
    self.quantiles = quantiles
  }
}
