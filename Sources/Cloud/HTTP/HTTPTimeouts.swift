/// How long each part of an exchange may take, in seconds.
public struct HTTPTimeouts: Sendable, Hashable {
  /// Until the connection stands, with TLS.
  public var connect: Double
  /// From the request until the first byte of the response.
  public var firstByte: Double
  /// Between two pieces of the response.
  public var idle: Double
  /// For everything; 0 for no limit.
  public var total: Double

  /// 5 s to connect, 60 s for the first byte and between pieces, 300 s in all, unless said otherwise.
  public init(connect: Double = 5, firstByte: Double = 60, idle: Double = 60, total: Double = 300) {
    self.connect = connect
    self.firstByte = firstByte
    self.idle = idle
    self.total = total
  }
}
