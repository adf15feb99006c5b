/// Writes the little-endian fields that `ByteReader` reads.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Makes room for as many further bytes, so that they need not be moved while they come.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  mutating func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
  mutating func append(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
  mutating func append(_ value: Int) { append(UInt64(bitPattern: Int64(value))) }
  mutating func append(raw other: [UInt8]) { bytes.append(contentsOf: other) }

  /// A length and the bytes.
  mutating func append(_ other: [UInt8]) {
    append(other.count)
    append(raw: other)
  }

  /// A length and the UTF-8 bytes.
  mutating func append(_ text: String) { append(Array(text.utf8)) }

  /// Zeros up to a length.
  mutating func pad(to count: Int) {
    bytes.append(contentsOf: repeatElement(0, count: max(0, count - bytes.count)))
  }
}
