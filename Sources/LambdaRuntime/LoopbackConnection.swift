#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A connection to the Runtime API, closed when it is let go of; every call blocks.
///
/// The Runtime API speaks plain HTTP on the loopback interface: a socket is all that it takes, where libcurl with its
/// libraries would add milliseconds to every cold start.
final class LoopbackConnection {
  private let descriptor: Int32
  private let address: RuntimeAddress

  /// - Throws: `RuntimeError` when nobody listens.
  init(_ address: RuntimeAddress) throws {
    self.address = address
    descriptor = try Self.connected(address)
    var on: Int32 = 1
    // A head and a body that go out as two packets would else wait for each other.
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close(descriptor) }

  /// Sends all of the bytes.
  ///
  /// - Throws: `RuntimeError` when the connection is broken.
  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw failure("cannot be written to")
      }
    }
  }

  /// Waits for the next piece; empty at the end of the connection.
  ///
  /// - Throws: `RuntimeError` when the connection is broken.
  func receive() throws -> ArraySlice<UInt8> {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return buffer[..<count] }
      if errno != EINTR { throw failure("cannot be read from") }
    }
  }

  private func failure(_ trouble: String) -> RuntimeError {
    RuntimeError(.connection, "the Runtime API at \(address) \(trouble): \(String(cString: strerror(errno)))")
  }

  private static func connected(_ address: RuntimeAddress) throws -> Int32 {
    var hints = addrinfo()
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(address.host, String(address.port), &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    guard code == 0 else {
      throw RuntimeError(.connection, "the host of the Runtime API at \(address) has no address")
    }
    var next = list
    while let candidate = next?.pointee {
      let descriptor = socket(candidate.ai_family, candidate.ai_socktype, candidate.ai_protocol)
      if descriptor >= 0 {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        if connect(descriptor, candidate.ai_addr, candidate.ai_addrlen) == 0 { return descriptor }
        close(descriptor)
      }
      next = candidate.ai_next
    }
    throw RuntimeError(
      .connection, "the Runtime API at \(address) cannot be reached: \(String(cString: strerror(errno)))")
  }
}
