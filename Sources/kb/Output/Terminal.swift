#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One of a command's standard streams, and what is known of its other end.
struct Terminal: Sendable {
  private let descriptor: Int32
  /// Whether someone looks at it, rather than a program or a file.
  let isInteractive: Bool

  /// Questions of a conversation.
  static let input = Terminal(descriptor: STDIN_FILENO)
  /// Results.
  static let output = Terminal(descriptor: STDOUT_FILENO)
  /// Progress, hints and errors.
  static let error = Terminal(descriptor: STDERR_FILENO)

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    isInteractive = isatty(descriptor) == 1
  }

  /// The number of columns; 100 where there is no telling.
  var width: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return Int(size.ws_col)
  }

  /// Reads everything to the end.
  ///
  /// - Throws: `Failure` when it cannot be read.
  func readAll() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw Failure(
          status: .internalError, code: "file", message: "stdin cannot be read",
          reason: String(cString: strerror(errno)))
      }
    }
  }

  /// Writes a text.
  ///
  /// - Throws: `BrokenPipe` when nobody reads it any more, `Failure` when it cannot be written (a full disk).
  func write(_ text: String) throws {
    let bytes = Array(text.utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Platform.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        throw BrokenPipe()
      } else if errno != EINTR && errno != EAGAIN {
        throw Failure(
          status: .internalError, code: "file", message: "the output cannot be written",
          reason: String(cString: strerror(errno)))
      }
    }
  }

  /// `write` of the system, apart from the method of this name.
  private enum Platform {
    static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
      #if canImport(Darwin)
        Darwin.write(descriptor, bytes, count)
      #elseif canImport(Musl)
        Musl.write(descriptor, bytes, count)
      #else
        Glibc.write(descriptor, bytes, count)
      #endif
    }
  }
}
