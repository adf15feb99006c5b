import Retrieval

/// What the passages of a conversation say, as values and sentences.
struct Evidence: Sendable {
  /// The documents, the nearest to the question first.
  let documents: [EvidenceDocument]

  /// Reads passages; a line that several passages hold counts once.
  init(passages: [Passage]) {
    var order: [DocumentID] = []
    var byDocument: [DocumentID: [Passage]] = [:]
    for passage in passages.sorted(by: { $0.scores.fused > $1.scores.fused }) {
      if byDocument[passage.chunk.document] == nil { order.append(passage.chunk.document) }
      byDocument[passage.chunk.document, default: []].append(passage)
    }
    documents = order.enumerated().compactMap { rank, id in
      guard let passages = byDocument[id], let first = passages.first else { return nil }
      let reader = EvidenceReader(document: rank, passages: passages)
      return EvidenceDocument(id: id, uri: first.uri, rank: rank, facts: reader.facts, prose: reader.prose)
    }
  }

  /// The abbreviations that the documents explain (`RUL: Remaining useful life, …`) with the stems of their words.
  var abbreviations: [String: [String]] {
    var found: [String: [String]] = [:]
    for fact in facts {
      let name = (fact.row?.text ?? fact.name).lowercased()
      let length = name.utf8.count
      guard (2...6).contains(length), name.allSatisfy(\.isLetter), found[name] == nil else { continue }
      let value = fact.value.hasPrefix("(") ? fact.value.drop { $0 != ")" } : fact.value[...]
      let words = WordScanner.words(in: String(value)).prefix(length)
      if String(words.compactMap(\.first)) == name { found[name] = words.map(Porter2Stemmer.stem) }
    }
    return found
  }

  /// All values of all documents.
  var facts: [Fact] { documents.flatMap(\.facts) }
}
