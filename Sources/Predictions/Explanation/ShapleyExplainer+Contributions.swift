import CKernels

extension ShapleyExplainer {
  /// The contributions of the features of one row, at the least delay: vectors run over the points of the integral.
  ///
  /// - Throws: `FeatureError` for a row of another length.
  public func contributions(of row: some Collection<Float>) throws(FeatureError) -> Contributions {
    try check(columnCount: row.count)
    let row = Array(row)
    let count = featureCount * forest.groupCount
    let values = forest.withKernelForest { forest in
      [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        buffer.initialize(repeating: 0)
        initialized = count
        guard let values = buffer.baseAddress else { return }
        withUnsafePointer(to: forest) { forest in
          withWorkspace(kb_shap_row_workspace(forest)) { workspace in
            row.withUnsafeBufferPointer { row in
              if let row = row.baseAddress { kb_shap_row(forest, row, values, workspace, path) }
            }
          }
        }
      }
    }
    return Contributions(featureCount: featureCount, baseValues: baseValues, values: values)
  }

  /// The contributions of the features of several rows, on the calling thread: vectors run over 8 rows, all alike, so
  /// that a row's bits do not depend on the rows beside it.
  ///
  /// - Throws: `FeatureError` for rows of another length.
  public func contributions(of matrix: FeatureMatrix) throws(FeatureError) -> ContributionMatrix {
    try check(columnCount: matrix.columnCount)
    return ContributionMatrix(
      featureCount: featureCount, baseValues: baseValues, values: values(of: matrix, rows: 0..<matrix.rowCount))
  }

  /// The contributions of the features of several rows by so many tasks at once; their number changes no bit.
  ///
  /// - Throws: `FeatureError` for rows of another length.
  public func contributions(of matrix: FeatureMatrix, threads: Int) async throws -> ContributionMatrix {
    try check(columnCount: matrix.columnCount)
    let parts = Self.parts(of: matrix.rowCount)
    var results = [[Float]](repeating: [], count: parts.count)
    await withTaskGroup(of: (Int, [Float]).self) { group in
      var waiting = parts.enumerated().makeIterator()
      for _ in 0..<max(1, threads) {
        guard let (place, rows) = waiting.next() else { break }
        group.addTask { (place, values(of: matrix, rows: rows)) }
      }
      for await (place, values) in group {
        results[place] = values
        guard let (place, rows) = waiting.next() else { continue }
        group.addTask { (place, self.values(of: matrix, rows: rows)) }
      }
    }
    return ContributionMatrix(featureCount: featureCount, baseValues: baseValues, values: Array(results.joined()))
  }

  /// Ranges of rows that are worth a task.
  static func parts(of rowCount: Int) -> [Range<Int>] {
    stride(from: 0, to: rowCount, by: 1024).map { $0..<min($0 + 1024, rowCount) }
  }

  /// The contributions of a range of rows: row by row, group by group, a value a feature.
  func values(of matrix: FeatureMatrix, rows: Range<Int>) -> [Float] {
    let count = rows.count * featureCount * forest.groupCount
    return forest.withKernelForest { forest in
      [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        buffer.initialize(repeating: 0)
        initialized = count
        guard let values = buffer.baseAddress else { return }
        withUnsafePointer(to: forest) { forest in
          withWorkspace(kb_shap_rows_workspace(forest)) { workspace in
            matrix.values.withUnsafeBufferPointer { cells in
              guard let cells = cells.baseAddress else { return }
              kb_shap_rows(forest, cells + rows.lowerBound * matrix.columnCount, rows.count, values, workspace, path)
            }
          }
        }
      }
    }
  }
}
