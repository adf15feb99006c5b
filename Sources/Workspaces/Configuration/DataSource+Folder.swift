import Retrieval

extension DataSource {
  /// The documents of a folder, which mirrors a bucket: the knowledge base's own, unless another address is given.
  init(id: String, folder: LocalPath, uri: String? = nil, inclusionPrefixes: [String] = []) {
    self.init(
      id: id, root: folder.description, uriPrefix: uri ?? "s3://engagement-knowledge-base/",
      inclusionPrefixes: inclusionPrefixes)
  }
}
