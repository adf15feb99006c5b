/// What the splits of an ensemble say of a feature.
public struct SplitImportance: Sendable, Hashable {
  /// How many tests are of the feature (XGBoost: weight).
  public internal(set) var testCount = 0
  /// How much its tests lowered the training loss together (XGBoost: total_gain).
  public internal(set) var totalGain = 0.0
  /// The covers of its tests together (XGBoost: total_cover).
  public internal(set) var totalCover = 0.0

  /// How much a test lowered the training loss on average (XGBoost: gain); 0 where there is none.
  public var meanGain: Double { testCount > 0 ? totalGain / Double(testCount) : 0 }

  /// The cover of a test on average (XGBoost: cover); 0 where there is none.
  public var meanCover: Double { testCount > 0 ? totalCover / Double(testCount) : 0 }
}

extension TreeEnsemble {
  /// What the splits say of each feature, in the order of the columns. O(nodes).
  public func splitImportance() -> [SplitImportance] {
    var features = [SplitImportance](repeating: SplitImportance(), count: featureCount)
    for tree in trees {
      for node in tree.nodes where !node.isLeaf {
        features[Int(node.feature)].testCount += 1
        features[Int(node.feature)].totalGain += Double(node.gain)
        features[Int(node.feature)].totalCover += Double(node.cover)
      }
    }
    return features
  }
}
