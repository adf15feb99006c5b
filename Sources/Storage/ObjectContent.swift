/// What is to be written as an object.
public enum ObjectContent: Sendable {
  /// Bytes in memory.
  case bytes([UInt8])
  /// A finished local file, which the store may take over: it need not exist afterwards.
  case file(path: String)
}
