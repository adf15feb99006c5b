import CKernels

@testable import Retrieval

/// Copies of all that a segment lends to a search.
struct LentSegment: Equatable {
  var elements: [UInt8]
  var ids: [UInt8]
  var selected: [UInt64]?
  var codes: Codes?

  struct Codes: Equatable {
    var high: [UInt8]
    var low: [UInt8]
    var scales: [Float]
    var coarseErrors: [Float]
    var fineErrors: [Float]
    var largestNorm: Float
  }

  init(_ segment: Segment, selected: RowSet? = nil) throws {
    self = try segment.withSearchable(selected: selected) { LentSegment($0) }
  }

  private init(_ segment: kb_segment) {
    let rows = Int(segment.vectors.row_count)
    let dimensions = Int(segment.vectors.dimensions)
    let width = segment.vectors.element == KB_FLOAT16 ? 2 : 4
    elements = Array(UnsafeRawBufferPointer(start: segment.vectors.elements, count: rows * dimensions * width))
    ids = Array(UnsafeBufferPointer(start: segment.ids, count: 16 * rows))
    selected = segment.selected.map { Array(UnsafeBufferPointer(start: $0, count: (rows + 63) / 64)) }
    codes = segment.codes.map { Codes($0.pointee, rows: rows, stride: kb_code_stride(segment.vectors.dimensions)) }
  }
}

extension LentSegment.Codes {
  init(_ codes: kb_codes, rows: Int, stride: Int) {
    func floats(_ start: UnsafePointer<Float>) -> [Float] { Array(UnsafeBufferPointer(start: start, count: rows)) }
    self.init(
      high: Array(UnsafeBufferPointer(start: codes.high, count: rows * stride)),
      low: Array(UnsafeBufferPointer(start: codes.low, count: rows * stride)), scales: floats(codes.scales),
      coarseErrors: floats(codes.coarse_errors), fineErrors: floats(codes.fine_errors), largestNorm: codes.largest_norm)
  }

  /// The codes of vectors, made in one call; `nil` for want of memory.
  init?(encoding elements: [UInt8], of element: VectorElement, dimensions: Int) {
    let rows = elements.count / (dimensions * element.width)
    high = Array(repeating: 0, count: rows * kb_code_stride(UInt32(dimensions)))
    low = high
    scales = Array(repeating: 0, count: rows)
    coarseErrors = scales
    fineErrors = scales
    largestNorm = 0
    let status = elements.withUnsafeBytes { elements -> CInt in
      guard let start = elements.baseAddress else { return -1 }
      let vectors = kb_vectors(
        elements: start, element: element.kernel, row_count: UInt32(rows), dimensions: UInt32(dimensions))
      return Self.encode(vectors, &high, &low, &scales, &coarseErrors, &fineErrors, &largestNorm)
    }
    guard status == 0 else { return nil }
  }

  private static func encode(
    _ vectors: kb_vectors, _ high: UnsafeMutablePointer<UInt8>, _ low: UnsafeMutablePointer<UInt8>,
    _ scales: UnsafeMutablePointer<Float>, _ coarseErrors: UnsafeMutablePointer<Float>,
    _ fineErrors: UnsafeMutablePointer<Float>, _ largestNorm: UnsafeMutablePointer<Float>
  ) -> CInt {
    var vectors = vectors
    var buffers = kb_code_buffers(
      high: high, low: low, scales: scales, coarse_errors: coarseErrors, fine_errors: fineErrors)
    return kb_encode(&vectors, &buffers, largestNorm)
  }
}
