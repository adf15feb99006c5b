/// Where the Runtime API listens: the value of `AWS_LAMBDA_RUNTIME_API`, such as `127.0.0.1:9001`.
public struct RuntimeAddress: Sendable, Hashable, CustomStringConvertible {
  /// The host's name or address.
  public let host: String
  /// The port.
  public let port: UInt16

  /// Reads `host:port`; without a port it is 80.
  ///
  /// - Throws: `RuntimeError` for another text.
  public init(_ text: String) throws {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let port = parts.count == 2 ? UInt16(parts[1]) : 80
    guard let host = parts.first, !host.isEmpty, parts.count <= 2, let port else {
      throw RuntimeError(
        .address, "AWS_LAMBDA_RUNTIME_API must be host:port, as Lambda sets it; found \"\(text.prefix(100))\"")
    }
    self.host = String(host)
    self.port = port
  }

  /// `host:port`.
  public var description: String { "\(host):\(port)" }
}
