@testable import Streams

/// Whatever the bytes: whole and byte by byte give the same events and the same end, with the limit of the product and
/// with one of a few bytes, and no event is longer than its stream.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for limit in [16 << 20, 24] {
    let (events, failure) = outcome([bytes], limit)
    let slow = outcome(bytes.map { [$0] }, limit)
    precondition(events == slow.0 && failure == slow.1, "the pieces make a difference")
    for event in events {
      precondition(!event.event.isEmpty && event.data.unicodeScalars.count <= min(count, limit), "\(event)")
    }
  }
  return 0
}

private func outcome(_ pieces: [[UInt8]], _ limit: Int) -> ([ServerSentEvent], ServerSentEventError?) {
  var decoder = ServerSentEventDecoder(limit: limit)
  var events: [ServerSentEvent] = []
  do {
    for piece in pieces { events += try decoder.decode(piece) }
    // What is wrong behind an event is said by the next call.
    _ = try decoder.decode([])
  } catch {
    guard let error = error as? ServerSentEventError else { preconditionFailure("\(error)") }
    return (events, error)
  }
  return (events, nil)
}

/// Writes the seeds: streams with every field, kind of line end and mark.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  let streams = [
    "data: a\ndata: b\n\n", "event: ping\r\nid: 1\r\ndata\r\n\r\n: comment\rdata: x\r\r", "\u{FEFF}data:1\n\n",
    "retry: 3\nid\ndata:\n\n", "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
  ]
  for (number, stream) in streams.enumerated() { Seeds.write(Array(stream.utf8), number) }
  return 0
}
