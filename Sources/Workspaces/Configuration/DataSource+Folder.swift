import Retrieval

extension DataSource {
  /// The documents of a folder; without an address of their own, they have that of the folder on this machine.
  init(id: String, folder: LocalPath, uri: String? = nil, inclusionPrefixes: [String] = []) {
    self.init(
      id: id, root: folder.description, uriPrefix: uri ?? "file://\(folder)", inclusionPrefixes: inclusionPrefixes)
  }
}
