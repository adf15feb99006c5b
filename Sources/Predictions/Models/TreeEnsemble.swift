/// Decision trees whose leaves add up to a margin: a model of XGBoost, read and checked.
///
/// Every index in it has been checked, so that scoring and explaining need not.
public struct TreeEnsemble: Sendable, Hashable {
  /// How many features a row has.
  public let featureCount: Int
  /// How many margins a row gets: the number of classes or targets, otherwise 1.
  public let groupCount: Int
  /// The trees, in the order in which leaves are added.
  public let trees: [Tree]
  /// The group that each tree adds to.
  public let treeGroups: [Int]
  /// What each group's sum starts with, as a margin.
  public let baseMargins: [Float]
  /// The objective's name, such as `binary:logistic`.
  public let objective: String
  /// How margins become predictions.
  public let link: Link
  /// The names of the features, empty where the model has none.
  public let featureNames: [String]
  /// XGBoost's attributes of the model, such as `best_iteration`.
  public let attributes: [String: String]
  /// The version of XGBoost that wrote it.
  public let version: [Int]
}
