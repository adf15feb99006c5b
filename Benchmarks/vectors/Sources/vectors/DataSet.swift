import Storage

/// Raw numbers in a folder: `vectors.f32`, `queries.f32` and, for segments with terms, `terms.u16`.
///
/// Rows of little-endian numbers without a header; `terms.u16` has `termsPerRow` numbers of terms a row.
struct DataSet {
  static let termsPerRow = 220

  let dimensions: Int
  /// The rows that an index is made of.
  let vectors: StoredBytes
  private let queryBytes: StoredBytes
  private let folder: String
  private let files = FileSystem()

  init(folder: String, dimensions: Int) throws {
    guard dimensions > 0 else { throw Failure("expected a number of dimensions above 0, found \(dimensions)") }
    self.folder = folder
    self.dimensions = dimensions
    vectors = try files.read("\(folder)/vectors.f32")
    queryBytes = try files.read("\(folder)/queries.f32")
  }

  var rowCount: Int { vectors.count / (4 * dimensions) }
  var queryCount: Int { queryBytes.count / (4 * dimensions) }

  func row(_ row: Int) -> [Float] { elements(of: vectors, row) }

  func query(_ query: Int) -> [Float] { elements(of: queryBytes, query) }

  /// The terms of all rows, `nil` where there are none.
  func terms() throws -> StoredBytes? {
    do {
      return try files.read("\(folder)/terms.u16")
    } catch let error as FileError where error.isNotFound {
      return nil
    }
  }

  private func elements(of bytes: StoredBytes, _ row: Int) -> [Float] {
    bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)[row * dimensions..<(row + 1) * dimensions]) }
  }
}
