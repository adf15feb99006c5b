/// Reads the headers of a message: `length of the name, name, type, value`, one behind the other.
struct EventStreamHeaderReader {
  /// What is left of them.
  private(set) var bytes: ArraySlice<UInt8>
  /// Where the message begins in the stream, for errors.
  let offset: Int

  init(bytes: ArraySlice<UInt8>, offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  /// All headers by name.
  mutating func headers() throws(EventStreamError) -> [String: EventStreamMessage.Value] {
    var headers: [String: EventStreamMessage.Value] = [:]
    while !bytes.isEmpty {
      let name = try string(lengthBytes: 1)
      let value = try value(of: name)
      guard headers.updateValue(value, forKey: name) == nil else {
        throw error(.duplicateHeader, "it has two headers \"\(name)\"")
      }
    }
    return headers
  }

  private mutating func value(of name: String) throws(EventStreamError) -> EventStreamMessage.Value {
    let type = try integer(UInt8.self)
    switch type {
    case 0: return .bool(true)
    case 1: return .bool(false)
    case 2: return .int8(try integer())
    case 3: return .int16(try integer())
    case 4: return .int32(try integer())
    case 5: return .int64(try integer())
    case 6: return .bytes(Array(try take(Int(try integer(UInt16.self)))))
    case 7: return .string(try string(lengthBytes: 2))
    case 8: return .timestamp(try integer())
    case 9: return .uuid(Array(try take(16)))
    default: throw error(.header, "the header \"\(name)\" is of the type \(type), 0 to 9 were expected")
    }
  }

  private mutating func string(lengthBytes: Int) throws(EventStreamError) -> String {
    let length = lengthBytes == 1 ? Int(try integer(UInt8.self)) : Int(try integer(UInt16.self))
    guard let text = String(validating: try take(length), as: UTF8.self) else {
      throw error(.header, "the name or the value of a header is not UTF-8")
    }
    return text
  }

  private mutating func integer<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) throws(EventStreamError) -> Number {
    try take(Number.bitWidth / 8).reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
  }

  private mutating func take(_ count: Int) throws(EventStreamError) -> ArraySlice<UInt8> {
    guard bytes.count >= count else {
      throw error(.header, "a header needs \(count) more bytes, \(bytes.count) are left")
    }
    defer { bytes = bytes.dropFirst(count) }
    return bytes.prefix(count)
  }

  private func error(_ code: EventStreamError.Code, _ detail: String) -> EventStreamError {
    EventStreamError(code: code, offset: offset, detail: detail)
  }
}
