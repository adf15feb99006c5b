extension Configuration {
  /// A folder of documents.
  public struct DataSource: Sendable, Hashable {
    /// A short name, unique in the workspace: 1 to 64 letters, digits, `-` and `_`.
    public var id: String
    /// The folder.
    public var path: LocalPath
    /// Where its documents live for those who read a citation; a document's address is this and its key.
    public var uri: String
    /// The beginnings of the keys to take; none means all.
    public var inclusionPrefixes: [String]

    /// A folder of documents; without an address, that of the folder on this machine.
    public init(id: String, path: LocalPath, uri: String? = nil, inclusionPrefixes: [String] = []) {
      self.id = id
      self.path = path
      let address = uri ?? "file://\(path)"
      self.uri = address.hasSuffix("/") ? address : address + "/"
      self.inclusionPrefixes = inclusionPrefixes
    }
  }
}
