import CKernels

/// Scores rows with an ensemble, many at once or one.
///
/// Margins have the bits that XGBoost gives: leaves are added to the base in the order of the trees, in `Float`.
public struct TreeScorer: Sendable {
  /// The ensemble that scores.
  public let ensemble: TreeEnsemble
  let path: kb_path
  /// What the kernels score with, `nil` where trees are walked node by node.
  let tables: RankTables?

  /// Prepares an ensemble. O(n log n) of its nodes.
  public init(_ ensemble: TreeEnsemble) { self.init(ensemble, path: KB_PATH_BEST) }

  init(_ ensemble: TreeEnsemble, path: kb_path) {
    self.ensemble = ensemble
    self.path = path
    tables = RankTables(ensemble)
  }

  /// The margins of one row, one a group.
  ///
  /// - Throws: `FeatureError` when the row has another number of features than the ensemble.
  /// - Complexity: O(trees × depth).
  public func margins(of row: some Collection<Float>) throws(FeatureError) -> [Float] {
    let count = row.count
    guard count == ensemble.featureCount else { throw mismatch(count) }
    let margins = row.withContiguousStorageIfAvailable(margins(ofChecked:))
    return margins ?? Array(row).withUnsafeBufferPointer(margins(ofChecked:))
  }

  private func margins(ofChecked row: UnsafeBufferPointer<Float>) -> [Float] {
    var sums = ensemble.baseMargins
    guard let tables, let start = row.baseAddress else {
      walk(row, into: &sums)
      return sums
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: tables.byteCount) { bytes in
      guard let bytes = bytes.baseAddress else { return }
      bytes[tables.byteCount - 1] = 0
      kb_rank_row(tables.columns, tables.columns.count, tables.cuts, start, bytes, path)
      kb_add_row(
        tables.trees, tables.trees.count, tables.nodes, tables.leaves, tables.sets, tables.sets.isEmpty ? 0 : 1, bytes,
        &sums)
    }
    return sums
  }

  func mismatch(_ count: Int) -> FeatureError {
    FeatureError("the model takes \(ensemble.featureCount) features, a row has \(count)")
  }

  /// Adds the leaves that a row comes to, node by node.
  func walk(_ row: UnsafeBufferPointer<Float>, into sums: inout [Float]) {
    for place in ensemble.trees.indices {
      sums[ensemble.treeGroups[place]] += ensemble.trees[place].leaf(of: row).condition
    }
  }
}
