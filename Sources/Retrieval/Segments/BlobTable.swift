import Storage

/// A section that holds byte strings by index: a UInt64 count, count + 1 UInt64 offsets, then the bytes.
struct BlobTable: Sendable {
  private let view: SectionView
  let count: Int
  private var origin: Int { 8 * (count + 2) }

  /// Checks that the offsets are there. O(1).
  init(_ view: SectionView) throws(StorageError) {
    self.view = view
    let count = try view.value(0, as: UInt64.self)
    guard count <= UInt64(max(0, view.size / 8 - 2)) else {
      throw view.damaged("expected room for \(count) offsets in \(view.size) bytes")
    }
    self.count = Int(count)
  }

  /// Lends the bytes at an index.
  func withBytes<Result>(
    at index: Int, _ body: (UnsafeRawBufferPointer) throws(StorageError) -> Result
  ) throws(StorageError) -> Result {
    guard index >= 0, index < count else { throw view.damaged("expected entry \(index) of \(count)") }
    let start = try view.value(index + 1, as: UInt64.self)
    let end = try view.value(index + 2, as: UInt64.self)
    guard start <= end, end <= UInt64(view.size - origin) else {
      throw view.damaged("expected ascending offsets within \(view.size - origin), found \(start) and \(end)")
    }
    return try view.withBytes(origin + Int(start)..<origin + Int(end), body)
  }

  /// Lends the bytes of entries, one after the other.
  func forEach(
    in entries: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(StorageError) -> Void
  ) throws(StorageError) {
    guard entries.lowerBound >= 0, entries.upperBound <= count else {
      throw view.damaged("expected entries \(entries) of \(count)")
    }
    let origin = origin
    try view.withBytes { buffer throws(StorageError) in
      func offset(_ index: Int) -> UInt64 {
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: 8 * (index + 1), as: UInt64.self))
      }
      var start = offset(entries.lowerBound)
      for index in entries {
        let end = offset(index + 1)
        guard start <= end, end <= UInt64(buffer.count - origin) else {
          throw view.damaged("expected ascending offsets within \(buffer.count - origin), found \(start) and \(end)")
        }
        try body(UnsafeRawBufferPointer(rebasing: buffer[origin + Int(start)..<origin + Int(end)]))
        start = end
      }
    }
  }

  /// The bytes at an index, copied.
  func bytes(at index: Int) throws(StorageError) -> [UInt8] {
    try withBytes(at: index) { buffer throws(StorageError) in Array(buffer) }
  }

  /// The text at an index.
  func text(at index: Int) throws(StorageError) -> String {
    guard let text = String(validating: try bytes(at: index), as: UTF8.self) else {
      throw view.damaged("expected UTF-8 text at entry \(index), found other bytes")
    }
    return text
  }

  /// The index of some bytes in a table that is sorted. O(log count).
  func index(of wanted: [UInt8]) throws(StorageError) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let isBefore = try withBytes(at: middle) { buffer throws(StorageError) in
        buffer.lexicographicallyPrecedes(wanted)
      }
      if isBefore { low = middle + 1 } else { high = middle }
    }
    guard low < count else { return nil }
    let isEqual = try withBytes(at: low) { buffer throws(StorageError) in buffer.elementsEqual(wanted) }
    return isEqual ? low : nil
  }

  /// The bytes of a table with these entries.
  static func encode(_ entries: [[UInt8]]) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(entries.count)
    var offset = 0
    writer.append(offset)
    for entry in entries {
      offset += entry.count
      writer.append(offset)
    }
    for entry in entries { writer.append(raw: entry) }
    return writer.bytes
  }
}
