/// Cuts a stream of bytes into server-sent events; a pure state machine.
///
/// It follows https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation: lines end with
/// CR, LF or both, a byte order mark at the beginning and comments are skipped, an event without data is none, bytes
/// that are no UTF-8 become U+FFFD. `retry` is ignored, for nothing here connects anew. An event that the stream ends
/// in is dropped.
public struct ServerSentEventDecoder: Sendable {
  private let limit: Int
  private var line: [UInt8] = []
  private var isFirstLine = true
  private var followsCarriageReturn = false
  private var data: [UInt8] = []
  private var hasData = false
  private var event: [UInt8] = []
  private var id: String?
  private var failure: ServerSentEventError?

  /// A decoder at the start of a stream.
  public init() { self.init(limit: 16 << 20) }

  /// A decoder that takes lines and data of at most so many bytes.
  init(limit: Int) { self.limit = limit }

  /// Takes more bytes and gives the events that they complete. O(bytes).
  ///
  /// Events before the one that is too long are given before the error is thrown, in the next call if need be.
  ///
  /// - Throws: `ServerSentEventError` when a line or an event is longer than 16 MiB.
  public mutating func decode(_ bytes: [UInt8]) throws -> [ServerSentEvent] {
    if let failure { throw failure }
    var events: [ServerSentEvent] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(where: { $0 == Self.lineFeed || $0 == Self.carriageReturn }) {
      let piece = rest[..<end]
      // The second half of a CR LF ends no line of its own.
      let endsLine = !(followsCarriageReturn && piece.isEmpty && rest[end] == Self.lineFeed)
      followsCarriageReturn = rest[end] == Self.carriageReturn
      rest = rest[(end + 1)...]
      guard endsLine else { continue }
      line.append(contentsOf: piece)
      if let event = takeLine() { events.append(event) }
      if failure != nil { break }
    }
    if failure == nil, !rest.isEmpty {
      followsCarriageReturn = false
      line.append(contentsOf: rest)
      if line.count > limit { fail() }
    }
    if let failure, events.isEmpty { throw failure }
    return events
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Interprets the line that is complete, and gives the event that it ends.
  private mutating func takeLine() -> ServerSentEvent? {
    defer { line.removeAll(keepingCapacity: true) }
    guard line.count <= limit else {
      fail()
      return nil
    }
    var content = line[...]
    if isFirstLine, content.starts(with: Self.byteOrderMark) { content = content.dropFirst(3) }
    isFirstLine = false
    guard !content.isEmpty else { return dispatch() }
    let colon = content.firstIndex(of: UInt8(ascii: ":")) ?? content.endIndex
    var value = content[colon...].dropFirst()
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    take(field: content[..<colon], value: value)
    return nil
  }

  private mutating func take(field: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
    if field.elementsEqual("data".utf8) {
      if hasData { data.append(Self.lineFeed) }
      hasData = true
      data.append(contentsOf: value)
      if data.count > limit { fail() }
    } else if field.elementsEqual("event".utf8) {
      event = Array(value)
    } else if field.elementsEqual("id".utf8), !value.contains(0) {
      id = String(decoding: value, as: UTF8.self)
    }
  }

  private mutating func dispatch() -> ServerSentEvent? {
    defer {
      data = []
      hasData = false
      event = []
    }
    guard hasData else { return nil }
    return ServerSentEvent(
      event: event.isEmpty ? "message" : String(decoding: event, as: UTF8.self),
      data: String(decoding: data, as: UTF8.self), id: id)
  }

  private mutating func fail() { failure = ServerSentEventError(limit: limit) }
}
