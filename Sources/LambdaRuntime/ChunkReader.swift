/// Takes the chunks of a body apart (RFC 9112, section 7.1).
struct ChunkReader {
  private enum Stage {
    case size
    case bytes(Int)
    case lineEnd
    case trailer
  }

  private static let lineLimit = 4096
  private var stage = Stage.size

  /// Moves what is there of the body from `pending` to `body`; `true` at the end of the body.
  ///
  /// - Throws: `RuntimeError` for a size that is none.
  mutating func read(_ pending: inout [UInt8], into body: inout [UInt8]) throws -> Bool {
    while true {
      if case .bytes(let rest) = stage {
        let count = min(rest, pending.count)
        body += pending.prefix(count)
        pending.removeFirst(count)
        if count < rest {
          stage = .bytes(rest - count)
          return false
        }
        stage = .lineEnd
      }
      guard let line = try Self.line(&pending) else { return false }
      switch stage {
      case .size:
        let size = try Self.size(line)
        stage = size == 0 ? .trailer : .bytes(size)
      case .lineEnd: stage = .size
      case .trailer: if line.isEmpty { return true }
      case .bytes: break
      }
    }
  }

  /// The first line without its end, `nil` when it has not arrived as a whole.
  private static func line(_ pending: inout [UInt8]) throws -> String? {
    guard let end = pending.firstIndex(of: 0x0A) else {
      guard pending.count <= lineLimit else { throw RuntimeError(.response, "a line of a chunked body has no end") }
      return nil
    }
    let line = String(decoding: pending[..<end], as: UTF8.self)
    pending.removeFirst(end + 1)
    return line.last == "\r" ? String(line.dropLast()) : line
  }

  private static func size(_ line: String) throws -> Int {
    let digits = line.prefix { $0 != ";" && $0 != " " }
    guard let size = Int(digits, radix: 16), size >= 0 else {
      throw RuntimeError(.response, "a chunk's size must be hexadecimal; found \"\(line.prefix(40))\"")
    }
    return size
  }
}
