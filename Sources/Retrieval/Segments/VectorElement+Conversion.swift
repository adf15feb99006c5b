import CKernels

extension VectorElement {
  /// Elements of this kind as `Float`, which is exact. O(bytes).
  func widened(_ elements: UnsafeRawBufferPointer) -> [Float] {
    switch self {
    case .float32: return Array(elements.assumingMemoryBound(to: Float.self))
    case .float16:
      let halves = elements.assumingMemoryBound(to: UInt16.self)
      return [Float](unsafeUninitializedCapacity: halves.count) { buffer, count in
        guard let start = halves.baseAddress, let wide = buffer.baseAddress else { return }
        kb_widen(start, halves.count, wide, KB_PATH_BEST)
        count = halves.count
      }
    }
  }

  /// Lends elements in this kind, rounded where it is narrower. O(elements).
  func withRounded<Result>(
    _ elements: [Float], _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    switch self {
    case .float32: return try elements.withUnsafeBytes(body)
    case .float16:
      let halves = [UInt16](unsafeUninitializedCapacity: elements.count) { buffer, count in
        elements.withUnsafeBufferPointer { elements in
          guard let start = elements.baseAddress, let half = buffer.baseAddress else { return }
          kb_halve(start, elements.count, half, KB_PATH_BEST)
          count = elements.count
        }
      }
      return try halves.withUnsafeBytes(body)
    }
  }
}
