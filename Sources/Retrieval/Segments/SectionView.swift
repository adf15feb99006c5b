import Storage

/// One section of a segment file; every access is checked against its size.
struct SectionView: Sendable {
  let bytes: StoredBytes
  let range: Range<Int>
  let kind: SectionKind
  let key: String

  var size: Int { range.count }

  func damaged(_ detail: String) -> StorageError {
    StorageError(.damaged, key: key, "section \(kind): \(detail); restore the file from a copy or sync again")
  }

  /// Lends all bytes.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try bytes.withUnsafeBytes { buffer throws(Failure) in
      try body(UnsafeRawBufferPointer(rebasing: buffer[range]))
    }
  }

  /// Lends some of the bytes.
  func withBytes<Result>(
    _ part: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(StorageError) -> Result
  ) throws(StorageError) -> Result {
    guard part.lowerBound >= 0, part.upperBound <= size else {
      throw damaged("expected bytes \(part) within \(size)")
    }
    return try withBytes { buffer throws(StorageError) in
      try body(UnsafeRawBufferPointer(rebasing: buffer[part]))
    }
  }

  /// The element at an index of an array of little-endian values.
  func value<Value: FixedWidthInteger & BitwiseCopyable>(
    _ index: Int, as type: Value.Type = Value.self
  ) throws(StorageError) -> Value {
    let width = MemoryLayout<Value>.size
    guard index >= 0, index < size / width else { throw damaged("expected element \(index) of \(size / width)") }
    return withBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: index * width, as: Value.self)) }
  }

  /// Some bytes, copied.
  func copy(_ part: Range<Int>) throws(StorageError) -> [UInt8] {
    try withBytes(part) { buffer throws(StorageError) in Array(buffer) }
  }
}
