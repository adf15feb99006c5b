import CKernels
import Storage

/// Rows that follow each other in a segment, with their codes.
struct CodeBlock {
  /// How many bytes of elements a block has: they stay in the processor's cache while they are encoded.
  private static let byteCount = 1 << 18

  /// How many rows it has room for.
  let capacity: Int
  private let element: VectorElement
  private let dimensions: Int
  private var elements: [UInt8]
  private var high: [UInt8]
  private var low: [UInt8]
  private var scales: [Float]
  private var coarseErrors: [Float]
  private var fineErrors: [Float]

  /// Room for some rows, at most `limit`, of vectors with at most `KB_CODE_DIMENSIONS` dimensions.
  init(element: VectorElement, dimensions: Int, limit: Int) {
    let rowWidth = dimensions * element.width
    capacity = max(1, min(limit, Self.byteCount / rowWidth))
    self.element = element
    self.dimensions = dimensions
    elements = Array(repeating: 0, count: capacity * rowWidth)
    high = Array(repeating: 0, count: capacity * kb_code_stride(UInt32(dimensions)))
    low = high
    scales = Array(repeating: 0, count: capacity)
    coarseErrors = scales
    fineErrors = scales
  }

  /// The codes of rows whose elements `fill` writes, and what bounds them, which goes behind the bounds of rows before.
  ///
  /// - Throws: what `fill` throws; `StorageError` for want of memory.
  mutating func encode(
    rows: Int, into bounds: inout CodeBounds, fill: (UnsafeMutableRawBufferPointer) throws -> Void
  ) throws -> (high: ArraySlice<UInt8>, low: ArraySlice<UInt8>) {
    let rows = min(rows, capacity)
    try elements.withUnsafeMutableBytes { buffer in
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(rows * dimensions * element.width))
      try fill(part)
      guard let start = part.baseAddress else { return }
      let vectors = kb_vectors(
        elements: start, element: element.kernel, row_count: UInt32(rows), dimensions: UInt32(dimensions))
      guard Self.encode(vectors, &high, &low, &scales, &coarseErrors, &fineErrors, &bounds.largestNorm) == 0 else {
        throw StorageError(.failed, key: "segment/", "no memory for the codes of \(rows) rows; free some, sync again")
      }
    }
    bounds.append(
      scales: scales.prefix(rows), coarseErrors: coarseErrors.prefix(rows), fineErrors: fineErrors.prefix(rows))
    let planeSize = rows * kb_code_stride(UInt32(dimensions))
    return (high.prefix(planeSize), low.prefix(planeSize))
  }

  private static func encode(
    _ vectors: kb_vectors, _ high: UnsafeMutablePointer<UInt8>, _ low: UnsafeMutablePointer<UInt8>,
    _ scales: UnsafeMutablePointer<Float>, _ coarseErrors: UnsafeMutablePointer<Float>,
    _ fineErrors: UnsafeMutablePointer<Float>, _ largestNorm: UnsafeMutablePointer<Float>
  ) -> CInt {
    let buffers = kb_code_buffers(
      high: high, low: low, scales: scales, coarse_errors: coarseErrors, fine_errors: fineErrors)
    return withUnsafePointer(to: vectors) { vectors in
      withUnsafePointer(to: buffers) { kb_encode(vectors, $0, largestNorm) }
    }
  }
}
