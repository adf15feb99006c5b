import Storage

extension Segment {
  /// How many bytes are read before their memory is given back.
  private static let stretch = 4 << 20

  /// Reads every byte of both files and checks it against the checksums. O(bytes); memory 8 MiB.
  ///
  /// - Throws: `StorageError` with code `.damaged`.
  public func verify() throws(StorageError) {
    for section in header.sections where checksum(of: section.extent) != section.checksum {
      throw view(section.kind).damaged("the checksum does not match the bytes")
    }
    var end = UInt64(SegmentHeader.blockSize)
    var released = 0
    for row in 0..<rowCount {
      let range = try recordRange(row)
      guard range.lowerBound == end else { throw view(.recordOffsets).damaged("expected row \(row) at \(end)") }
      _ = try text.record(row, in: range)
      end = range.upperBound
      if Int(end) - released >= Self.stretch {
        text.bytes.release(released..<Int(end))
        released = Int(end)
      }
    }
    try text.checkFilling(from: end)
  }

  private func checksum(of extent: Range<Int>) -> UInt32 {
    var checksum: UInt32 = 0
    for start in stride(from: extent.lowerBound, to: extent.upperBound, by: Self.stretch) {
      let part = start..<min(start + Self.stretch, extent.upperBound)
      checksum = bytes.withUnsafeBytes {
        CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[part]), after: checksum)
      }
      bytes.release(part)
    }
    return checksum
  }
}
