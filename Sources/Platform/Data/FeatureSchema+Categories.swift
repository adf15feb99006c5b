import Predictions

extension FeatureSchema {
  /// The categories of content: the classes that are recommended.
  public var categories: [String] { self["favourite_category"]?.levels ?? [] }
}
