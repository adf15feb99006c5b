import CKernels

extension ShapleyExplainer {
  /// The interaction values of one row: the contributions split into what each pair of features does together and what
  /// each feature does alone.
  ///
  /// They are the Shapley interaction values of Lundberg et al. 2020 (Fujimoto, Kojadinovic and Marichal 2006): half the
  /// integral of the second derivative of the multilinear extension, by the same points as the contributions. XGBoost's
  /// `pred_interactions` gives the same values. O(nodes × depth × points).
  /// - Throws: `FeatureError` for a row of another length.
  public func interactions(of row: some Collection<Float>) throws(FeatureError) -> Interactions {
    let contributions = try contributions(of: row)
    var values = pairs(of: Array(row))
    let count = featureCount
    for group in 0..<forest.groupCount {
      let square = group * count * count
      for i in 0..<count {
        for j in 0..<i {
          let together = (values[square + i * count + j] + values[square + j * count + i]) / 2
          values[square + i * count + j] = together
          values[square + j * count + i] = together
        }
        values[square + i * count + i] = 0
      }
      for (i, contribution) in contributions[group: group].enumerated() {
        let line = square + i * count
        values[line + i] = Float(values[line..<line + count].reduce(Double(contribution)) { $0 - Double($1) })
      }
    }
    return Interactions(featureCount: count, baseValues: baseValues, values: values)
  }

  private func pairs(of row: [Float]) -> [Float] {
    let count = featureCount * featureCount * forest.groupCount
    return forest.withKernelForest { forest in
      [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        buffer.initialize(repeating: 0)
        initialized = count
        guard let pairs = buffer.baseAddress else { return }
        withUnsafePointer(to: forest) { forest in
          withWorkspace(kb_shap_pairs_workspace(forest)) { workspace in
            row.withUnsafeBufferPointer { row in
              if let row = row.baseAddress { kb_shap_pairs(forest, row, pairs, workspace, path) }
            }
          }
        }
      }
    }
  }
}
