import JSON
import Retrieval

/// The passage that a citation points into.
public struct CitedPassage: Sendable, Hashable {
  /// The document.
  public var document: DocumentID
  /// Where the document lives.
  public var uri: String
  /// The chunk that was retrieved.
  public var chunk: ChunkID
  /// The titles of the sections around the cited lines, in Markdown documents.
  public var headings: [String]
  /// The fused score of the passage.
  public var score: Double

  /// Reads a passage back from a citation; `nil` when a member is missing or of the wrong type.
  init?(json: JSONValue) {
    guard let key = json["source"]?.string, let dataSource = json["data_source_id"]?.string,
      let uri = json["uri"]?.string, let chunk = json["chunk"]?.string.flatMap(ChunkID.init)
    else { return nil }
    document = DocumentID(dataSource: dataSource, key: key)
    self.uri = uri
    self.chunk = chunk
    headings = (json["headings"]?.array ?? []).compactMap(\.string)
    score = json["score"]?.double ?? 0
  }

  /// A passage of which some lines are cited.
  init(_ passage: Passage, headings: [String]) {
    document = passage.chunk.document
    uri = passage.uri
    chunk = passage.chunk.id
    self.headings = headings
    score = passage.scores.fused
  }
}
