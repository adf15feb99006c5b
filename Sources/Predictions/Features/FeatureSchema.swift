import JSON

/// The features of a data set, in the order of a model's columns.
public struct FeatureSchema: Sendable, Hashable {
  /// A group of features with what they have in common.
  public struct Section: Sendable, Hashable {
    /// Its heading.
    public let name: String
    /// What its features are about, in a sentence.
    public let about: String
  }

  /// The groups, in order.
  public let sections: [Section]
  /// The features, in the order of the columns.
  public let features: [Feature]
  private let indices: [String: Int]

  /// A schema of features with different names; of two with one name the first is found.
  public init(sections: [Section] = [], features: [Feature]) {
    self.sections = sections
    self.features = features
    indices = Dictionary(features.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
  }

  /// The column of a feature, `nil` when there is none of that name. O(1).
  public func index(of name: String) -> Int? { indices[name] }

  /// The feature of a name. O(1).
  public subscript(name: String) -> Feature? { indices[name].map { features[$0] } }
}
