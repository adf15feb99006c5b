@testable import Streams

/// Whatever the bytes: as they come, and as headers (after their length as UInt16) and payload of a message with right
/// lengths and checksums. Whole and byte by byte give the same messages and the same error, and headers that are
/// read fill the space that they had.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  check(input)
  guard count > 2 else { return 0 }
  let body = Array(input[2...])
  let length = min(Int(input[0]) | Int(input[1]) << 8, body.count)
  let messages = check(message(headers: body.prefix(length), payload: body.dropFirst(length)))
  for message in messages {
    precondition(message.headers.reduce(0) { $0 + size($1.key, $1.value) } == length, "bytes of headers are lost")
    precondition(message.payload.elementsEqual(body.dropFirst(length)), "the payload is another")
  }
  return 0
}

@discardableResult
private func check(_ bytes: [UInt8]) -> [EventStreamMessage] {
  let whole = outcome([bytes])
  let pieces = outcome(bytes.map { [$0] })
  precondition(whole.0 == pieces.0 && whole.1 == pieces.1, "the pieces make a difference")
  if let error = whole.1 { precondition((0...bytes.count).contains(error.offset), "\(error)") }
  return whole.0
}

private func outcome(_ pieces: [[UInt8]]) -> ([EventStreamMessage], EventStreamError?) {
  var decoder = EventStreamDecoder()
  var messages: [EventStreamMessage] = []
  do {
    for piece in pieces { messages += try decoder.decode(piece) }
    try decoder.finish()
  } catch {
    guard let error = error as? EventStreamError else { preconditionFailure("\(error)") }
    return (messages, error)
  }
  return (messages, nil)
}

private func message(headers: some Collection<UInt8>, payload: some Collection<UInt8>) -> [UInt8] {
  var bytes = number(UInt32(headers.count + payload.count + 16)) + number(UInt32(headers.count))
  bytes += number(CRC32.checksum(bytes))
  bytes += headers
  bytes += payload
  return bytes + number(CRC32.checksum(bytes))
}

private func number(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

private func size(_ name: String, _ value: EventStreamMessage.Value) -> Int {
  let bytes =
    switch value {
    case .bool: 0
    case .int8: 1
    case .int16: 2
    case .int32: 4
    case .int64, .timestamp: 8
    case .bytes(let bytes): 2 + bytes.count
    case .string(let text): 2 + text.utf8.count
    case .uuid: 16
    }
  return 2 + name.utf8.count + bytes
}

/// Writes the seeds: headers of every type, and whole messages.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  func header(_ type: UInt8, _ value: [UInt8]) -> [UInt8] { [1, 0x61 + type] + [type] + value }
  let headers =
    header(0, []) + header(1, []) + header(2, [1]) + header(3, [1, 2]) + header(4, [1, 2, 3, 4])
    + header(5, [1, 2, 3, 4, 5, 6, 7, 8]) + header(6, [0, 1, 9]) + header(7, [0, 2, 0x68, 0x69])
    + header(8, [0, 0, 0, 0, 0, 0, 0, 1]) + header(9, Array(repeating: 7, count: 16))
  Seeds.write([UInt8(headers.count), 0] + headers + Array("{}".utf8), 0)
  let whole = message(headers: headers, payload: Array("{}".utf8))
  Seeds.write(whole, 1)
  Seeds.write(whole + whole.dropLast(5), 2)
  Seeds.write([6, 0] + header(0, []) + header(0, []), 3)
  return 0
}
