/// Where an export goes: a folder, or a bucket through four operations.
///
/// Keys are those of documents, `/` between their parts, with any characters that file names can have.
public struct ExportDestination: Sendable {
  /// The content of a key, `nil` for none.
  public let read: @Sendable (_ key: String) async throws -> [UInt8]?
  /// Writes a key, whole or not at all, replacing what is there.
  public let write: @Sendable (_ key: String, _ bytes: [UInt8]) async throws -> Void
  /// Removes a key; none is no error.
  public let remove: @Sendable (_ key: String) async throws -> Void
  /// All keys, in any order.
  public let keys: @Sendable () async throws -> [String]

  /// A destination of these operations; they may be called at once.
  public init(
    read: @escaping @Sendable (_ key: String) async throws -> [UInt8]?,
    write: @escaping @Sendable (_ key: String, _ bytes: [UInt8]) async throws -> Void,
    remove: @escaping @Sendable (_ key: String) async throws -> Void,
    keys: @escaping @Sendable () async throws -> [String]
  ) {
    self.read = read
    self.write = write
    self.remove = remove
    self.keys = keys
  }
}
