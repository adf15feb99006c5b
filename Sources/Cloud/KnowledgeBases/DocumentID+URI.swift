import Retrieval

extension DocumentID {
  /// The document that lives at a URI: its key is what follows the bucket or host, or all of it.
  init(dataSource: String, uri: String) {
    guard let scheme = uri.firstRange(of: "://"), let slash = uri[scheme.upperBound...].firstIndex(of: "/"),
      slash < uri.index(before: uri.endIndex)
    else {
      self.init(dataSource: dataSource, key: uri)
      return
    }
    self.init(dataSource: dataSource, key: String(uri[uri.index(after: slash)...]))
  }
}
