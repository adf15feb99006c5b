import CKernels
import Dispatch

extension TreeScorer {
  /// The margins of all rows: those of row r begin at r × `groupCount`.
  ///
  /// Blocks of 64 rows pass all trees. Where every tree is at most 8 deep, no feature has more than 255 thresholds and
  /// no category is beyond 249, all nodes of a tree are tested for a block with byte vectors, without a branch or a
  /// gather (in the manner of Lucchese et al., "QuickScorer", 2015, but with whole perfect trees); otherwise each row
  /// walks its way.
  ///
  /// - Parameter threads: how many parts of the rows are scored at once.
  /// - Throws: `FeatureError` when the rows have another number of features than the ensemble.
  /// - Complexity: O(rows × nodes / 32), or O(rows × trees × depth) for walks.
  public func margins(of rows: FeatureMatrix, threads: Int = 1) throws(FeatureError) -> [Float] {
    guard rows.columnCount == max(1, ensemble.featureCount) else { throw mismatch(rows.columnCount) }
    var margins = [Float](repeating: 0, count: rows.rowCount * ensemble.groupCount)
    let block = Int(KB_BLOCK_ROWS)
    let blocks = (rows.rowCount + block - 1) / block
    let parts = max(1, min(threads, blocks))
    rows.values.withUnsafeBufferPointer { values in
      margins.withUnsafeMutableBufferPointer { margins in
        // Each part writes rows of its own.
        nonisolated(unsafe) let values = values
        nonisolated(unsafe) let margins = margins
        let score: @Sendable (Int) -> Void = { part in
          let first = blocks * part / parts * block
          let end = min(blocks * (part + 1) / parts * block, rows.rowCount)
          self.score(first..<end, of: values, into: margins)
        }
        if parts == 1 { score(0) } else { DispatchQueue.concurrentPerform(iterations: parts, execute: score) }
      }
    }
    return margins
  }

  private func score(
    _ rows: Range<Int>, of values: UnsafeBufferPointer<Float>, into margins: UnsafeMutableBufferPointer<Float>
  ) {
    guard let tables else {
      walk(rows, of: values, into: margins)
      return
    }
    let block = Int(KB_BLOCK_ROWS)
    let groups = ensemble.groupCount
    let width = max(1, ensemble.featureCount)
    var bytes = [UInt8](repeating: 0, count: tables.byteCount * block)
    let base = ensemble.baseMargins.flatMap { [Float](repeating: $0, count: block) }
    var sums = base
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: block) {
      let count = min(block, rows.upperBound - first)
      guard let start = values.baseAddress.map({ $0 + first * width }) else { return }
      kb_rank_block(tables.columns, tables.columns.count, tables.cuts, start, count, width, &bytes, path)
      sums = base
      kb_add_block(tables.trees, tables.trees.count, tables.nodes, tables.leaves, tables.sets, bytes, &sums, path)
      for row in 0..<count {
        for group in 0..<groups { margins[(first + row) * groups + group] = sums[group * block + row] }
      }
    }
  }

  /// Blocks stay in the cache while the trees pass.
  private func walk(
    _ rows: Range<Int>, of values: UnsafeBufferPointer<Float>, into margins: UnsafeMutableBufferPointer<Float>
  ) {
    let groups = ensemble.groupCount
    let width = max(1, ensemble.featureCount)
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Int(KB_BLOCK_ROWS)) {
      let block = first..<min(first + Int(KB_BLOCK_ROWS), rows.upperBound)
      for row in block {
        for group in 0..<groups { margins[row * groups + group] = ensemble.baseMargins[group] }
      }
      for (tree, group) in zip(ensemble.trees, ensemble.treeGroups) {
        for row in block {
          let values = UnsafeBufferPointer(rebasing: values[row * width..<(row + 1) * width])
          margins[row * groups + group] += tree.leaf(of: values).condition
        }
      }
    }
  }
}
