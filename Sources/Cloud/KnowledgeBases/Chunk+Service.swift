import Retrieval

extension Chunk {
  /// A chunk that a service cut: its id is the service's where that is a UUID, otherwise a digest of document and text, so
  /// that the same chunk has the same id in every answer.
  init(_ text: String, cutBy serviceID: String?, document: DocumentID) {
    let digits = (serviceID ?? "").lowercased().filter { $0 != "-" }
    let id = ChunkID(digits) ?? ChunkID(of: text, repetition: 0, in: document)
    self.init(unlocated: text, id: id, document: document)
  }
}
