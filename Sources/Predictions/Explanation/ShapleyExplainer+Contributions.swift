import CKernels
import Dispatch

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

  /// The contributions of the features of several rows: vectors run over 8 rows, all alike, so that a row's bits depend
  /// neither on the rows beside it nor on the number of threads.
  ///
  /// - Parameter threads: how many parts of the rows are explained at once.
  /// - Throws: `FeatureError` for rows of another length.
  public func contributions(
    of matrix: FeatureMatrix, threads: Int = 1
  ) throws(FeatureError) -> ContributionMatrix {
    try check(columnCount: matrix.columnCount)
    let values = values(of: matrix, rows: 0..<matrix.rowCount, threads: threads)
    return ContributionMatrix(featureCount: featureCount, baseValues: baseValues, values: values)
  }

  /// The contributions of a range of rows: row by row, group by group, a value a feature.
  func values(of matrix: FeatureMatrix, rows: Range<Int>, threads: Int) -> [Float] {
    let width = featureCount * forest.groupCount
    return [Float](unsafeUninitializedCapacity: rows.count * width) { buffer, initialized in
      buffer.initialize(repeating: 0)
      initialized = buffer.count
      let parts = max(1, min(threads, rows.count / 64))
      matrix.values.withUnsafeBufferPointer { cells in
        // Each part writes rows of its own.
        nonisolated(unsafe) let values = buffer
        nonisolated(unsafe) let cells = cells
        let explain: @Sendable (Int) -> Void = { part in
          let first = rows.count * part / parts
          let end = rows.count * (part + 1) / parts
          guard first < end, let values = values.baseAddress, let cells = cells.baseAddress else { return }
          explainRows(
            cells + (rows.lowerBound + first) * matrix.columnCount, count: end - first, into: values + first * width)
        }
        if parts == 1 { explain(0) } else { DispatchQueue.concurrentPerform(iterations: parts, execute: explain) }
      }
    }
  }

  private func explainRows(
    _ rows: UnsafePointer<Float>, count: Int, into values: UnsafeMutablePointer<Float>
  ) {
    forest.withKernelForest { forest in
      withUnsafePointer(to: forest) { forest in
        withWorkspace(kb_shap_rows_workspace(forest)) { workspace in
          kb_shap_rows(forest, rows, count, values, workspace, path)
        }
      }
    }
  }
}
