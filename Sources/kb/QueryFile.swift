#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import JSON
import Retrieval
import Workspaces

/// Reads questions, a JSON object with `id` and `text` a line, from a file or from stdin as they come.
final class QueryFile {
  /// A question.
  struct Query: Sendable {
    /// A string or number.
    let id: JSONValue
    let text: String
  }

  private let name: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var line = 0

  /// Opens a file, `-` for stdin.
  ///
  /// - Throws: `Failure` when it cannot be opened.
  init(_ name: String, from directory: LocalPath) throws {
    self.name = name == "-" ? "stdin" : name
    let path = LocalPath(name, relativeTo: directory).description
    descriptor = name == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(
        status: .usage, code: "usage", message: "\(name) cannot be read", reason: String(cString: strerror(errno)))
    }
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// Whether the next line, or the end, can be read without waiting for who writes it.
  var hasInput: Bool {
    if isAtEnd || buffer[start...].contains(0x0A) { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) != 0
  }

  /// The next question, `nil` at the end; blank lines are skipped.
  ///
  /// - Throws: `Failure` with the number of a line that is no question.
  func next() throws -> Query? {
    while let bytes = try nextLine() {
      line += 1
      if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      return try query(bytes)
    }
    return nil
  }

  private func query(_ bytes: [UInt8]) throws -> Query {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw fault("column \(error.column): expected \(error.expected), found \(error.found)")
    }
    guard let id = value["id"], id.string != nil || id.double != nil else {
      throw fault("expected \"id\", a string or number, found \(value["id"]?.kind ?? "none in \(value.kind)")")
    }
    guard let text = value["text"]?.string, !text.allSatisfy(\.isWhitespace) else {
      let found = value["text"].map { $0.string == nil ? $0.kind : "an empty one" } ?? "none"
      throw fault("expected \"text\", a question, found \(found)")
    }
    return Query(id: id, text: text)
  }

  private func fault(_ message: String) -> Failure {
    Failure(
      status: .usage, code: "usage", message: "\(name), line \(line): \(message)",
      remedies: ["Write one object a line: {\"id\": \"1\", \"text\": \"top features\"}"])
  }

  private func nextLine() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      searched = buffer.count
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? Array(buffer[start...]) : nil
      }
      searched -= start
      buffer.removeFirst(start)
      start = 0
      try fill()
    }
  }

  private func fill() throws {
    var block = [UInt8](repeating: 0, count: 65_536)
    var count = read(descriptor, &block, block.count)
    while count < 0, errno == EINTR { count = read(descriptor, &block, block.count) }
    guard count >= 0 else { throw fault(String(cString: strerror(errno))) }
    buffer += block.prefix(count)
    isAtEnd = count == 0
  }
}
