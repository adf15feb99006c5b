/// One message of AWS's binary event stream.
public struct EventStreamMessage: Sendable, Hashable {
  /// The value of a header.
  public enum Value: Sendable, Hashable {
    case bool(Bool)
    case int8(Int8)
    case int16(Int16)
    case int32(Int32)
    case int64(Int64)
    case bytes([UInt8])
    case string(String)
    /// Milliseconds since 1970.
    case timestamp(Int64)
    /// 16 bytes.
    case uuid([UInt8])
  }

  /// The headers by name.
  public var headers: [String: Value]
  /// The payload.
  public var payload: [UInt8]

  /// A message.
  public init(headers: [String: Value] = [:], payload: [UInt8] = []) {
    self.headers = headers
    self.payload = payload
  }
}
