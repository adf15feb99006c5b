import Predictions

/// Whatever the bytes, JSON or UBJSON: reading ends with an error or an ensemble that scores, batch, row and walk alike.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for iterations in [Iterations.untilBest, .all] {
    do throws(ModelError) {
      score(try TreeEnsemble(parsing: bytes, iterations: iterations))
    } catch {
      precondition(!error.description.isEmpty)
    }
  }
  return 0
}

/// Writes the seeds: the smallest of the models in `fixtures/trees`.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  let models = ["1.7.4/raw.ubj", "3.2.0/share.ubj", "3.2.0/dart.ubj", "2.1.4/categorical.json", "1.7.4/softmax.ubj"]
  for (number, model) in models.enumerated() { Seeds.write(Seeds.file("fixtures/trees/" + model), number) }
  return 0
}

private func score(_ ensemble: TreeEnsemble) {
  precondition(ensemble.trees.allSatisfy { $0.nodes.count <= 1 << 16 })
  guard ensemble.featureCount <= 4096, ensemble.groupCount <= 4096 else { return }
  var rows = FeatureMatrix(columnCount: max(1, ensemble.featureCount))
  for value in [Float.nan, 0, 1, -1, .infinity, 70] {
    rows.append(row: [Float](repeating: value, count: ensemble.featureCount))
  }
  let scorer = TreeScorer(ensemble)
  guard ensemble.featureCount > 0, let margins = try? scorer.margins(of: rows, threads: 2) else { return }
  for row in 0..<rows.rowCount {
    var walked = ensemble.baseMargins
    for (tree, group) in zip(ensemble.trees, ensemble.treeGroups) {
      walked[group] += tree.leaf(of: rows[row: row]).condition
    }
    let batch = margins[row * ensemble.groupCount..<(row + 1) * ensemble.groupCount]
    precondition(batch.elementsEqual(walked) { $0.bitPattern == $1.bitPattern }, "batch and walk differ")
    let single = (try? scorer.margins(of: rows[row: row])) ?? []
    precondition(single.elementsEqual(walked) { $0.bitPattern == $1.bitPattern }, "row and walk differ")
  }
  let predictions = ensemble.link.predictions(margins, groupCount: ensemble.groupCount)
  precondition(predictions.count == margins.count)
}
