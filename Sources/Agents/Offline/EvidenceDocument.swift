import Retrieval

/// A document of the evidence, as far as its passages show it.
struct EvidenceDocument: Sendable {
  /// Which document.
  let id: DocumentID
  /// Where it lives.
  let uri: String
  /// How near the question its best passage is, as a place among the documents, from 0.
  let rank: Int
  /// Its values, in the order of the document.
  let facts: [Fact]
  /// Its lines of prose: those without named values.
  let prose: [ProseLine]

  /// A line of prose with its place.
  struct ProseLine: Sendable, Hashable {
    /// The chunk and the line in it.
    let source: CitedSource
    /// The line.
    let text: String
    /// The chunk's header.
    let context: String
  }

  /// The file's name without folders and endings.
  var stem: String {
    let file = id.key.split(separator: "/").last.map(String.init) ?? id.key
    return file.split(separator: ".").first.map(String.init) ?? file
  }
}
