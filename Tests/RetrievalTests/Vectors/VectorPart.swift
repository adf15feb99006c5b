import CKernels

/// Some rows of a table as a segment, with their codes, in memory of exactly their size.
final class VectorPart {
  let rows: Range<Int>
  private let vectors: kb_vectors
  private let elements: UnsafeMutableRawBufferPointer
  private let ids: UnsafeMutableBufferPointer<UInt8>
  private let planes: UnsafeMutableBufferPointer<UInt8>
  private let bounds: UnsafeMutableBufferPointer<Float>
  private var codes: kb_codes

  /// - Throws: `Unusable` when the codes cannot be made.
  init(_ table: VectorTable, rows: Range<Int>) throws {
    self.rows = rows
    let count = rows.count
    let elements = UnsafeMutableRawBufferPointer.allocate(byteCount: count * table.width, alignment: 64)
    elements.copyBytes(from: table.bytes[rows.lowerBound * table.width..<rows.upperBound * table.width])
    let ids = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 16 * count)
    _ = ids.initialize(from: table.ids[16 * rows.lowerBound..<16 * rows.upperBound])
    let size = count * kb_code_stride(UInt32(table.dimensions))
    let planes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * size)
    let bounds = UnsafeMutableBufferPointer<Float>.allocate(capacity: 3 * count)
    (self.elements, self.ids, self.planes, self.bounds) = (elements, ids, planes, bounds)
    guard let start = elements.baseAddress, let high = planes.baseAddress, let scales = bounds.baseAddress else {
      throw Unusable()
    }
    vectors = kb_vectors(
      elements: start, element: table.element, row_count: UInt32(count), dimensions: UInt32(table.dimensions))
    codes = kb_codes(
      high: high, low: high + size, scales: scales, coarse_errors: scales + count, fine_errors: scales + 2 * count,
      largest_norm: 0)
    var vectors = vectors
    var buffers = kb_code_buffers(
      high: high, low: high + size, scales: scales, coarse_errors: scales + count, fine_errors: scales + 2 * count)
    guard kb_encode(&vectors, &buffers, &codes.largest_norm) == 0 else { throw Unusable() }
  }

  struct Unusable: Error {}

  deinit {
    elements.deallocate()
    ids.deallocate()
    planes.deallocate()
    bounds.deallocate()
  }

  /// Looks at the rows, or those of them that `selected` has bits for.
  func scan(
    _ search: OpaquePointer, number: Int, selected: [UInt64]?, usesCodes: Bool, threads: UInt32
  ) -> Int32 {
    guard let ids = ids.baseAddress else { return -1 }
    return withUnsafePointer(to: codes) { codes in
      func scan(_ words: UnsafePointer<UInt64>?) -> Int32 {
        var segment = kb_segment(vectors: vectors, codes: usesCodes ? codes : nil, selected: words, ids: ids)
        return kb_search_segment(search, &segment, UInt32(number), threads)
      }
      return selected.map { $0.withUnsafeBufferPointer { scan($0.baseAddress) } } ?? scan(nil)
    }
  }
}
