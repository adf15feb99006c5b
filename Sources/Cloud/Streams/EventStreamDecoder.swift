/// Cuts a stream of bytes into the messages of AWS's binary event stream; a pure state machine.
///
/// A message is `total length, length of the headers, checksum of these two, headers, payload, checksum of all before`,
/// numbers with their high bytes first, the checksums CRC-32
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html). Headers have at most 128 KiB and
/// payloads at most 24 MiB, as in botocore.
public struct EventStreamDecoder: Sendable {
  static let longestHeaders = 128 << 10
  static let longestPayload = 24 << 20
  static let preludeLength = 12
  /// The prelude and the checksum at the end.
  static let overhead = 16

  private var buffer: [UInt8] = []
  private var offset = 0
  private var failure: EventStreamError?

  /// A decoder at the start of a stream.
  public init() {}

  /// Takes more bytes and gives the messages that they complete. O(bytes).
  ///
  /// Messages before the first that is wrong are given before the error is thrown, in the next call if need be.
  ///
  /// - Throws: `EventStreamError` for bytes that are no message; the decoder is of no use afterwards.
  public mutating func decode(_ bytes: [UInt8]) throws -> [EventStreamMessage] {
    if let failure { throw failure }
    buffer.append(contentsOf: bytes)
    var messages: [EventStreamMessage] = []
    var start = 0
    do throws(EventStreamError) {
      while let length = try messageLength(at: start), buffer.count - start >= length {
        messages.append(try message(at: start, length: length))
        start += length
        offset += length
      }
    } catch {
      failure = error
      if messages.isEmpty { throw error }
    }
    buffer.removeFirst(start)
    return messages
  }

  /// Ends the stream.
  ///
  /// - Throws: `EventStreamError` when bytes of an unfinished message are left, or what `decode` would throw next.
  public func finish() throws {
    if let failure { throw failure }
    guard buffer.isEmpty else {
      throw error(.truncated, "the stream ends after \(buffer.count) bytes of it")
    }
  }

  /// The length of the message at an index of the buffer, once its prelude is there.
  private func messageLength(at start: Int) throws(EventStreamError) -> Int? {
    guard buffer.count - start >= Self.preludeLength else { return nil }
    try check(number(at: start + 8), start..<start + 8, "the lengths'")
    let (total, headers) = (Int(number(at: start)), Int(number(at: start + 4)))
    guard headers <= Self.longestHeaders else {
      throw error(.length, "headers of at most \(Self.longestHeaders) bytes were expected, it has \(headers)")
    }
    let payload = total - headers - Self.overhead
    guard payload >= 0 else {
      throw error(.length, "\(total) bytes in all cannot hold \(headers) bytes of headers and \(Self.overhead) more")
    }
    guard payload <= Self.longestPayload else {
      throw error(.length, "a payload of at most \(Self.longestPayload) bytes was expected, it has \(payload)")
    }
    return total
  }

  private func message(at start: Int, length: Int) throws(EventStreamError) -> EventStreamMessage {
    let end = start + length - 4
    try check(number(at: end), start..<end, "its")
    let headersStart = start + Self.preludeLength
    let headersEnd = headersStart + Int(number(at: start + 4))
    var reader = EventStreamHeaderReader(bytes: buffer[headersStart..<headersEnd], offset: offset)
    return EventStreamMessage(headers: try reader.headers(), payload: Array(buffer[headersEnd..<end]))
  }

  private func check(_ expected: UInt32, _ range: Range<Int>, _ whose: String) throws(EventStreamError) {
    let actual = CRC32.checksum(buffer[range])
    guard actual == expected else {
      throw error(
        .checksum, "\(whose) checksum is \(String(expected, radix: 16)), the bytes give \(String(actual, radix: 16))")
    }
  }

  private func number(at index: Int) -> UInt32 {
    buffer[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func error(_ code: EventStreamError.Code, _ detail: String) -> EventStreamError {
    EventStreamError(code: code, offset: offset, detail: detail)
  }
}
