import Storage

/// Metadata values as bytes: a letter for the type, then the value.
enum MetadataCoding {
  static func encode(_ value: MetadataValue) -> [UInt8] {
    var writer = ByteWriter()
    switch value {
    case .string(let text): return [UInt8(ascii: "s")] + Array(text.utf8)
    case .boolean(let flag): return [UInt8(ascii: "b"), flag ? 1 : 0]
    case .number(let number):
      writer.append(raw: [UInt8(ascii: "n")])
      writer.append(number.bitPattern)
    case .strings(let texts):
      writer.append(raw: [UInt8(ascii: "l")])
      for text in texts { writer.append(text) }
    }
    return writer.bytes
  }

  /// The value that some bytes stand for; strings and numbers, of which columns have many, are read where they are.
  static func decode(_ bytes: UnsafeRawBufferPointer, key: String) throws(StorageError) -> MetadataValue {
    switch bytes.first {
    case UInt8(ascii: "s"):
      if let text = String(validating: UnsafeRawBufferPointer(rebasing: bytes[1...]), as: UTF8.self) {
        return .string(text)
      }
    case UInt8(ascii: "n") where bytes.count == 9:
      let pattern = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
      return .number(Double(bitPattern: pattern))
    default: break
    }
    return try decode(Array(bytes), key: key)
  }

  private static func decode(_ bytes: [UInt8], key: String) throws(StorageError) -> MetadataValue {
    var reader = ByteReader(bytes[...], key: key)
    let type = try reader.raw(1).first
    switch type {
    case UInt8(ascii: "s"):
      if let text = String(validating: bytes.dropFirst(), as: UTF8.self) { return .string(text) }
    case UInt8(ascii: "b"):
      if bytes == [UInt8(ascii: "b"), 0] { return .boolean(false) }
      if bytes == [UInt8(ascii: "b"), 1] { return .boolean(true) }
    case UInt8(ascii: "n"):
      let pattern = try reader.uint64()
      if reader.isAtEnd { return .number(Double(bitPattern: pattern)) }
    case UInt8(ascii: "l"):
      var texts: [String] = []
      while !reader.isAtEnd { texts.append(try reader.string()) }
      return .strings(texts)
    default: break
    }
    throw StorageError(.damaged, key: key, "expected an encoded metadata value, found \(bytes.count) other bytes")
  }
}
