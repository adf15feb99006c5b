import CKernels
import TestSupport

@testable import Retrieval

/// Vectors in memory with ids, and what a search among them must find.
struct VectorTable {
  /// A row that was found, with the bits of its score.
  struct Hit: Hashable {
    var row: Int
    var bits: UInt32
  }

  let dimensions: Int
  let rowCount: Int
  let element: kb_element
  /// The elements, in `Float` whatever they are kept in.
  let rows: [Float]
  /// The elements as they are kept.
  let bytes: [UInt8]
  /// 16 bytes a row, in no order.
  let ids: [UInt8]

  /// Each path that this processor has.
  static var kernels: [kb_path] {
    [KB_PATH_BEST, KB_PATH_PORTABLE, KB_PATH_AVX2, KB_PATH_AVX512, KB_PATH_NEON].filter { kb_has_path($0) != 0 }
  }

  init(rows: [Float], dimensions: Int, element: kb_element = KB_FLOAT32) {
    self.dimensions = dimensions
    self.element = element
    self.rows = rows
    rowCount = rows.count / dimensions
    if element == KB_FLOAT16 {
      var halves = [UInt16](repeating: 0, count: rows.count)
      kb_halve(rows, rows.count, &halves, KB_PATH_BEST)
      bytes = halves.withUnsafeBytes { Array($0) }
    } else {
      bytes = rows.withUnsafeBytes { Array($0) }
    }
    var generator = SplitMix64(seed: 77)
    ids = (0..<rowCount * 2).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
  }

  init(_ kind: VectorKind, _ count: Int, dimensions: Int, element: kb_element = KB_FLOAT32, seed: UInt64 = 1) {
    var generator = SplitMix64(seed: seed)
    let rows = kind.rows(count, dimensions: dimensions, halves: element == KB_FLOAT16, using: &generator)
    self.init(rows: rows, dimensions: dimensions, element: element)
  }

  /// The size of a row in bytes.
  var width: Int { dimensions * (element == KB_FLOAT16 ? 2 : 4) }

  func row(_ row: Int) -> [Float] { Array(rows[row * dimensions..<(row + 1) * dimensions]) }

  func id(_ row: Int) -> ArraySlice<UInt8> { ids[16 * row..<16 * row + 16] }

  /// Some rows and some other vectors as queries, of length 1 as those of an index are.
  func queries(_ count: Int, seed: UInt64 = 2) throws -> [[Float]] {
    var generator = SplitMix64(seed: seed)
    return try (0..<count).map { number in
      let random = (0..<dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
      guard number % 2 == 0, rowCount > 0 else { return try StoredVector(normalizing: random).elements }
      let near = row(Int.random(in: 0..<rowCount, using: &generator))
      if let near = try? StoredVector(normalizing: near) { return near.elements }
      return try StoredVector(normalizing: random).elements
    }
  }

  /// The canonical score of a row.
  func score(_ row: Int, _ query: [Float], _ kernel: kb_path = KB_PATH_BEST) -> Float {
    bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { kb_score($0 + row * width, element, query, UInt32(dimensions), kernel) } ?? .nan
    }
  }

  /// What a search must find: rows in the order of their canonical scores, of equal ones the smaller id first.
  func expected(_ query: [Float], among set: RowSet?, limit: Int, kernel: kb_path = KB_PATH_BEST) -> [Hit] {
    let scored = (0..<rowCount).filter { set?.contains($0) ?? true }.map { ($0, score($0, query, kernel)) }
      .filter { !$0.1.isNaN }
    let order = scored.sorted { left, right in
      left.1 == right.1 ? id(left.0).lexicographicallyPrecedes(id(right.0)) : left.1 > right.1
    }
    return order.prefix(limit).map { Hit(row: $0.0, bits: $0.1.bitPattern) }
  }
}
