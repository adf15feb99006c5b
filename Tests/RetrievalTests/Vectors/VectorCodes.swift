import CKernels

/// The codes of some vectors, in memory of exactly their size.
final class VectorCodes {
  private let high: UnsafeMutablePointer<UInt8>
  private let low: UnsafeMutablePointer<UInt8>
  private let bounds: UnsafeMutablePointer<Float>
  private let rows: Int
  private let largestNorm: Float

  init(_ vectors: kb_vectors) {
    rows = Int(vectors.row_count)
    let size = rows * kb_code_stride(vectors.dimensions)
    high = .allocate(capacity: size)
    low = .allocate(capacity: size)
    bounds = .allocate(capacity: 3 * rows)
    var vectors = vectors
    var buffers = kb_code_buffers(
      high: high, low: low, scales: bounds, coarse_errors: bounds + rows, fine_errors: bounds + 2 * rows)
    largestNorm = kb_encode(&vectors, &buffers)
  }

  deinit {
    high.deallocate()
    low.deallocate()
    bounds.deallocate()
  }

  /// Lends the codes.
  func withCodes<Result>(_ body: (UnsafePointer<kb_codes>) -> Result) -> Result {
    var codes = kb_codes(
      high: high, low: low, scales: bounds, coarse_errors: bounds + rows, fine_errors: bounds + 2 * rows,
      largest_norm: largestNorm)
    return withExtendedLifetime(self) { body(&codes) }
  }
}
