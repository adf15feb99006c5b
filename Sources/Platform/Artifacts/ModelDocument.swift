/// A tree model as XGBoost's files hold it: the document that is written as JSON or as universal binary JSON.
///
/// The schema is that of XGBoost 1.7 (`doc/model.schema`), which all later versions read.
public struct ModelDocument: Sendable, Hashable {
  /// A tree, a value of each list for each node.
  public struct Tree: Sendable, Hashable {
    /// The nodes for lesser values; -1 in a leaf.
    public var left: [Int32] = []
    /// The nodes for the others; -1 in a leaf.
    public var right: [Int32] = []
    /// The nodes above.
    public var parents: [Int32] = []
    /// The features that are tested; 0 in a leaf.
    public var features: [Int32] = []
    /// The thresholds, and the values of leaves.
    public var conditions: [Float] = []
    /// 1 where a row without the value goes left.
    public var defaultLeft: [UInt8] = []
    /// 1 where categories are tested.
    public var splitTypes: [UInt8] = []
    /// What each node would predict as a leaf.
    public var weights: [Float] = []
    /// The sums of the Hessians: the covers.
    public var hessians: [Float] = []
    /// The gains of the splits.
    public var gains: [Float] = []
    /// The categories that go right, node by node.
    public var categories: [Int32] = []
    /// The nodes that test categories.
    public var categoryNodes: [Int32] = []
    /// Where the categories of each of these nodes begin.
    public var categorySegments: [Int64] = []
    /// How many categories each of these nodes has.
    public var categorySizes: [Int64] = []

    /// A tree without nodes.
    public init() {}
  }

  /// The name of a lone root's parent in XGBoost's files.
  static let noParent = Int32.max

  /// The trees.
  public var trees: [Tree]
  /// The class or target that each tree adds to.
  public var treeGroups: [Int]
  /// XGBoost's name of the loss.
  public var objective: String
  /// What every prediction begins with, as a prediction.
  public var baseScore: Float
  /// How many classes there are; 0 unless classes are predicted.
  public var classCount: Int
  /// How many features a row has.
  public var featureCount: Int
  /// The names of the features, or none.
  public var featureNames: [String]
  /// XGBoost's names for the kinds of their values, or none.
  public var featureTypes: [String]
  /// The attributes, in the order of their names.
  public var attributes: [String: String]
}
