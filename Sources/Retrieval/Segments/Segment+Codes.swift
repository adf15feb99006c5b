import CKernels
import Storage

extension Segment {
  /// How the elements of the vectors are kept.
  public var element: VectorElement { header.element }

  /// Whether there are int8 codes beside the vectors.
  public var hasCodes: Bool { header.hasCodes }

  /// Whether a segment written anew would have codes that this one lacks, or narrower elements.
  func isOutdated(for wanted: VectorElement) -> Bool {
    !hasCodes && dimensions <= Int(KB_CODE_DIMENSIONS) || wanted.width < element.width
  }

  /// Lends the segment as kernels search it: vectors, ids, and codes where it has them.
  ///
  /// Every pointer leads to as many bytes as the kernels read by their contract, and is valid during the call only. The
  /// search need not look at what is lent: set `codes` to `nil` in `body` and rows are scored by their elements.
  /// - Parameter selected: the rows to look at, `nil` for all; of a set of another segment those that this one has.
  /// - Throws: what `body` throws; `StorageError` with code `.damaged` for a file without bytes.
  func withSearchable<Result>(
    selected: RowSet? = nil, _ body: (inout kb_segment) throws -> Result
  ) throws -> Result {
    // A set of another segment must not lead a scan out of its words.
    let words = selected.map { $0.rowCount == rowCount ? $0.words : RowSet(rowCount: rowCount, words: $0.words).words }
    return try bytes.withUnsafeBytes { file in
      guard let base = file.baseAddress else { throw view(.vectors).damaged("expected bytes, found none") }
      func start(of kind: SectionKind) -> UnsafeRawPointer { base + view(kind).range.lowerBound }
      var segment = kb_segment(
        vectors: kb_vectors(
          elements: start(of: .vectors), element: element.kernel, row_count: UInt32(rowCount),
          dimensions: UInt32(dimensions)),
        codes: nil, selected: nil, ids: start(of: .chunkIDs).assumingMemoryBound(to: UInt8.self))
      func lend(_ selected: UnsafePointer<UInt64>?) throws -> Result {
        segment.selected = selected
        guard hasCodes else { return try body(&segment) }
        let codes = kb_codes(rowCount: rowCount, start: start)
        return try withUnsafePointer(to: codes) { codes in
          segment.codes = codes
          return try body(&segment)
        }
      }
      return try words.map { try $0.withUnsafeBufferPointer { try lend($0.baseAddress) } } ?? lend(nil)
    }
  }
}

extension kb_codes {
  /// The codes of a file whose header says that it has them; sections begin at multiples of 4096.
  fileprivate init(rowCount: Int, start: (SectionKind) -> UnsafeRawPointer) {
    let bounds = start(.codeBounds).assumingMemoryBound(to: Float.self)
    self.init(
      high: start(.codesHigh).assumingMemoryBound(to: UInt8.self),
      low: start(.codesLow).assumingMemoryBound(to: UInt8.self), scales: bounds + 1,
      coarse_errors: bounds + 1 + rowCount, fine_errors: bounds + 1 + 2 * rowCount, largest_norm: bounds[0])
  }
}
