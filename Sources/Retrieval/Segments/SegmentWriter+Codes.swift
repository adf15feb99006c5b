import CKernels

extension SegmentWriter {
  /// Writes the sections that follow from the vectors, which are read back block by block; empty ones for vectors of
  /// more dimensions than codes can have.
  ///
  /// - Complexity: O(bytes of the vectors × log dimensions); memory a block and 12 bytes a row.
  func appendCodes(to header: inout SegmentHeader) throws {
    guard header.hasCodes else {
      for kind in SectionKind.allCases where kind.isDerived { try seal(kind, from: vectors.size, in: &header) }
      return
    }
    let start = vectors.size
    var bounds = CodeBounds()
    let lowChecksum = try appendHighCodes(rowWidth: header.rowWidth, &bounds)
    let planeSize = vectors.size - start
    try seal(.codesHigh, from: start, in: &header)
    let middle = vectors.size
    try vectors.include(planeSize, checksum: lowChecksum)
    try seal(.codesLow, from: middle, in: &header)
    let end = vectors.size
    for array in bounds.arrays { try array.withUnsafeBytes { try vectors.append($0) } }
    try seal(.codeBounds, from: end, in: &header)
  }

  /// Appends the upper plane of the codes, writes the lower one where its section will be, and returns its checksum.
  private func appendHighCodes(rowWidth: Int, _ bounds: inout CodeBounds) throws -> UInt32 {
    let codeStride = kb_code_stride(UInt32(dimensions))
    let lowStart = SegmentHeader.aligned(vectors.size + rowCount * codeStride)
    var block = CodeBlock(element: element, dimensions: dimensions, limit: rowCount)
    var checksum: UInt32 = 0
    for first in stride(from: 0, to: rowCount, by: block.capacity) {
      let codes = try block.encode(rows: min(block.capacity, rowCount - first), into: &bounds) { elements in
        try vectors.read(into: elements, at: SegmentHeader.blockSize + first * rowWidth)
      }
      try codes.high.withUnsafeBytes { try vectors.append($0) }
      try vectors.write(codes.low, ahead: lowStart + first * codeStride)
      checksum = codes.low.withUnsafeBytes { CRC32C.checksum($0, after: checksum) }
    }
    return checksum
  }

  /// Closes a section of all bytes from an offset on.
  private func seal(_ kind: SectionKind, from offset: Int, in header: inout SegmentHeader) throws {
    let size = vectors.size - offset
    header.sections.append(.init(kind: kind, checksum: try vectors.sealSection(), offset: offset, size: size))
  }
}
