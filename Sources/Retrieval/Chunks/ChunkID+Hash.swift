import Storage

extension ChunkID {
  /// The id of a text in a document: the first 16 bytes of the SHA-256 of the data source's id, the key, the number
  /// of equal texts before it in the document, and the text, each followed by a zero byte.
  ///
  /// The chunk's place is no part of it, so that a chunk that only moves keeps its id.
  public init(of text: String, repetition: Int, in document: DocumentID) {
    var bytes: [UInt8] = []
    for part in [document.dataSource, document.key, String(repetition), text] {
      bytes.append(contentsOf: part.utf8)
      bytes.append(0)
    }
    self.init(digest: SHA256.hash(bytes))
  }
}

extension ChunkID {
  /// The 16 bytes that the digits stand for.
  var digest: [UInt8] {
    let digits = description.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x61 + 10 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
