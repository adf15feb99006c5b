import Storage

/// Reads little-endian fields one after the other; what is not there is a damaged object.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  let key: String

  init(_ bytes: ArraySlice<UInt8>, key: String) {
    self.bytes = bytes
    index = bytes.startIndex
    self.key = key
  }

  var isAtEnd: Bool { index == bytes.endIndex }

  mutating func raw(_ count: Int) throws(StorageError) -> ArraySlice<UInt8> { bytes[try range(of: count)] }

  mutating func uint32() throws(StorageError) -> UInt32 { UInt32(littleEndian: try load()) }

  mutating func uint64() throws(StorageError) -> UInt64 { UInt64(littleEndian: try load()) }

  private mutating func range(of count: Int) throws(StorageError) -> Range<Int> {
    guard count >= 0, count <= bytes.endIndex - index else {
      throw StorageError(
        .damaged, key: key,
        "expected \(count) bytes at \(index), found the end at \(bytes.endIndex); restore the object or sync again")
    }
    defer { index += count }
    return index..<index + count
  }

  private mutating func load<Value: FixedWidthInteger & BitwiseCopyable>() throws(StorageError) -> Value {
    let offset = try range(of: MemoryLayout<Value>.size).lowerBound - bytes.startIndex
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Value.self) }
  }

  mutating func int64() throws(StorageError) -> Int64 { Int64(bitPattern: try uint64()) }

  /// A number that counts something.
  mutating func count() throws(StorageError) -> Int {
    let value = try int64()
    guard let count = Int(exactly: value), count >= 0 else {
      throw StorageError(.damaged, key: key, "expected a count before byte \(index), found \(value)")
    }
    return count
  }

  /// A length and as many bytes.
  mutating func block() throws(StorageError) -> [UInt8] { Array(try raw(try count())) }

  /// A length and as many bytes of UTF-8.
  mutating func string() throws(StorageError) -> String {
    guard let text = String(validating: try raw(try count()), as: UTF8.self) else {
      throw StorageError(.damaged, key: key, "expected UTF-8 text before byte \(index), found other bytes")
    }
    return text
  }
}
