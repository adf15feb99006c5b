import CKernels
import TestSupport

@testable import Retrieval

/// Vectors in memory with ids, searched by the kernels as segments of any cut.
struct VectorTable {
  /// A row that was found, with the bits of its score.
  struct Hit: Hashable {
    var row: Int
    var bits: UInt32
  }

  /// One of the ways by which the same result must come.
  struct Way {
    var kernel = KB_PATH_BEST
    var usesCodes = false
    var threads: UInt32 = 1
    /// Where the rows are cut into segments.
    var cuts: [Int] = []
  }

  struct Unusable: Error {}

  let dimensions: Int
  let rowCount: Int
  let element: kb_element
  /// The elements, in `Float` whatever they are kept in.
  let rows: [Float]
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
    var generator = SplitMix64(seed: 77)
    ids = (0..<rowCount * 2).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
  }

  init(_ kind: VectorKind, _ count: Int, dimensions: Int, element: kb_element = KB_FLOAT32, seed: UInt64 = 1) {
    var generator = SplitMix64(seed: seed)
    let rows = kind.rows(count, dimensions: dimensions, halves: element == KB_FLOAT16, using: &generator)
    self.init(rows: rows, dimensions: dimensions, element: element)
  }

  func row(_ row: Int) -> [Float] { Array(rows[row * dimensions..<(row + 1) * dimensions]) }

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
    let elements = self.row(row)
    guard element == KB_FLOAT16 else { return kb_score(elements, element, query, UInt32(dimensions), kernel) }
    return kb_score(Self.bytes(elements, element), element, query, UInt32(dimensions), kernel)
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

  /// What the kernels find.
  func hits(_ queries: [[Float]], among set: RowSet?, limit: Int, way: Way) throws -> [[Hit]] {
    try search(queries, among: set, limit: limit, way: way).hits
  }

  /// What the kernels find, and what they looked at.
  func search(
    _ queries: [[Float]], among set: RowSet?, limit: Int, way: Way
  ) throws -> (hits: [[Hit]], work: kb_search_counts) {
    guard
      let search = kb_search_begin(queries.flatMap(\.self), queries.count, UInt32(dimensions), limit, way.kernel)
    else { throw Unusable() }
    defer { kb_search_end(search) }
    let bounds = [0] + way.cuts.map { min($0, rowCount) } + [rowCount]
    for (number, (start, end)) in zip(bounds, bounds.dropFirst()).enumerated() {
      let selected = set.map { set in
        var part = RowSet(none: end - start)
        for row in start..<end where set.contains(row) { part.insert(row - start) }
        return part.words
      }
      guard scan(start..<end, UInt32(number), search, selected, way) == 0 else { throw Unusable() }
    }
    let hits = try queries.indices.map { query in
      var found = [kb_hit](repeating: kb_hit(), count: limit + 1)
      return try found.prefix(kb_search_hits(search, query, &found)).map { hit in
        let row = bounds[Int(hit.segment)] + Int(hit.row)
        guard withUnsafeBytes(of: hit.id, { id(row).elementsEqual($0) }) else { throw Unusable() }
        return Hit(row: row, bits: hit.score.bitPattern)
      }
    }
    return (hits, kb_search_work(search))
  }

  private func id(_ row: Int) -> ArraySlice<UInt8> { ids[16 * row..<16 * row + 16] }

  private static func bytes(_ elements: [Float], _ element: kb_element) -> [UInt8] {
    guard element == KB_FLOAT16 else { return elements.withUnsafeBytes { Array($0) } }
    var halves = [UInt16](repeating: 0, count: elements.count)
    kb_halve(elements, elements.count, &halves, KB_PATH_BEST)
    return halves.withUnsafeBytes { Array($0) }
  }

  private func scan(
    _ part: Range<Int>, _ number: UInt32, _ search: OpaquePointer, _ selected: [UInt64]?, _ way: Way
  ) -> Int32 {
    let elements = Self.bytes(Array(rows[part.lowerBound * dimensions..<part.upperBound * dimensions]), element)
    let ids = Array(ids[16 * part.lowerBound..<16 * part.upperBound])
    return elements.withUnsafeBytes { elements in
      ids.withUnsafeBufferPointer { ids in
        // An array without elements may have no address; what stands in for it is never read.
        withUnsafeTemporaryAllocation(byteCount: 64, alignment: 64) { empty in
          guard let nowhere = empty.baseAddress else { return -1 }
          let vectors = kb_vectors(
            elements: elements.baseAddress ?? UnsafeRawPointer(nowhere), element: element,
            row_count: UInt32(part.count), dimensions: UInt32(dimensions))
          func look(_ codes: UnsafePointer<kb_codes>?, _ words: UnsafePointer<UInt64>?) -> Int32 {
            var segment = kb_segment(
              vectors: vectors, codes: codes, selected: words,
              ids: ids.baseAddress ?? UnsafePointer(nowhere.assumingMemoryBound(to: UInt8.self)))
            return kb_search_segment(search, &segment, number, way.threads)
          }
          func look(_ codes: UnsafePointer<kb_codes>?) -> Int32 {
            selected.map { $0.withUnsafeBufferPointer { look(codes, $0.baseAddress) } } ?? look(codes, nil)
          }
          guard way.usesCodes else { return look(nil) }
          return VectorCodes(vectors).withCodes { look($0) }
        }
      }
    }
  }
}
