/// Puts a response of HTTP/1.x together from the pieces in which it arrives (RFC 9112).
///
/// The body's end is told by its length, by chunks, or by the end of the connection.
struct ResponseReader {
  private enum Stage {
    case head
    case length(Int)
    case chunks(ChunkReader)
    case untilEnd
    case complete
  }

  private static let headLimit = 65_536

  private let bodyLimit: Int
  private var pending: [UInt8] = []
  private var response = RuntimeResponse()
  private var stage = Stage.head

  /// A reader of one response whose body has at most so many bytes.
  init(bodyLimit: Int) { self.bodyLimit = bodyLimit }

  /// Whether nothing has arrived yet.
  var isEmpty: Bool { if case .head = stage { pending.isEmpty } else { false } }

  /// Takes a piece; answers with the response when it is complete.
  ///
  /// - Throws: `RuntimeError` for what is no response.
  mutating func append(_ piece: some Sequence<UInt8>) throws -> RuntimeResponse? {
    pending.append(contentsOf: piece)
    if case .head = stage { try readHead() }
    try readBody()
    guard response.body.count <= bodyLimit else { throw tooLarge }
    if case .complete = stage { return response }
    return nil
  }

  /// Takes the end of the connection; answers with the response when that is its end.
  ///
  /// - Throws: `RuntimeError` when the response is not complete.
  mutating func finish() throws -> RuntimeResponse {
    switch stage {
    case .untilEnd, .complete: return response
    default: throw RuntimeError(.connection, "the Runtime API closed the connection in the middle of a response")
    }
  }

  private mutating func readHead() throws {
    while case .head = stage {
      guard let end = Self.headEnd(pending) else {
        guard pending.count <= Self.headLimit else {
          throw RuntimeError(.response, "the head of a response has more than \(Self.headLimit) bytes")
        }
        return
      }
      let head = try ResponseHead(pending[..<end])
      pending.removeFirst(end)
      // 1xx responses go before the one that counts.
      if (100..<200).contains(head.status) { continue }
      response.status = head.status
      response.headers = head.headers
      response.keepsConnection = head.keepsConnection
      try chooseBody()
    }
  }

  private mutating func chooseBody() throws {
    if response.status == 204 || response.status == 304 {
      stage = .complete
    } else if response["Transfer-Encoding"]?.lowercased().hasSuffix("chunked") == true {
      stage = .chunks(ChunkReader())
    } else if let text = response["Content-Length"] {
      guard let length = Int(text), length >= 0 else {
        throw RuntimeError(.response, "Content-Length must be a number of bytes; found \"\(text.prefix(40))\"")
      }
      guard length <= bodyLimit else { throw tooLarge }
      stage = .length(length)
    } else {
      response.keepsConnection = false
      stage = .untilEnd
    }
  }

  private mutating func readBody() throws {
    switch stage {
    case .head, .complete: return
    case .untilEnd:
      response.body += pending
      pending = []
    case .length(let length):
      let count = min(length - response.body.count, pending.count)
      response.body += pending.prefix(count)
      pending.removeFirst(count)
      if response.body.count == length { stage = .complete }
    case .chunks(var reader):
      let isComplete = try reader.read(&pending, into: &response.body)
      stage = isComplete ? .complete : .chunks(reader)
    }
  }

  private var tooLarge: RuntimeError {
    RuntimeError(.response, "a response of the Runtime API has more than \(bodyLimit) bytes")
  }

  /// The index behind the empty line, `nil` when there is none yet.
  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    var lineIsEmpty = false
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A {
        if lineIsEmpty { return index + 1 }
        lineIsEmpty = true
      } else if byte != 0x0D {
        lineIsEmpty = false
      }
    }
    return nil
  }
}
