import JSON
import Retrieval

/// A piece of an answer and the place in a document that it rests on.
public struct Citation: Sendable, Hashable {
  /// The piece of the answer, in Unicode scalars: from the first to before the last.
  public var span: Range<Int>
  /// The document.
  public var document: DocumentID
  /// Where the document lives.
  public var uri: String
  /// The chunk that was retrieved.
  public var chunk: ChunkID
  /// The cited lines of the document, from 1.
  public var lines: ClosedRange<Int>
  /// The JSON pointers of the cited values, in JSON documents.
  public var pointers: [String]
  /// The titles of the sections around them, in Markdown documents.
  public var headings: [String]
  /// The cited text.
  public var text: String
  /// The fused score of the passage.
  public var score: Double

  /// A citation of some lines of a passage; of the whole passage when none of the positions exists.
  init?(span: Range<Int>, source: CitedSource, passage: Passage) {
    let chunk = passage.chunk
    let cited = source.lines.filter(chunk.lines.indices.contains).map { chunk.lines[$0] }
    let lines = cited.isEmpty ? chunk.lines : cited
    guard let first = lines.first else { return nil }
    let place = lines.dropFirst().reduce(first.span) { $0.union($1.span) }
    self.span = span
    document = chunk.document
    uri = passage.uri
    self.chunk = chunk.id
    self.lines = place.lines
    pointers = lines.compactMap(\.pointer)
    let below = lines.dropFirst().allSatisfy { $0.headings == first.headings } ? first.headings : []
    headings = chunk.headings + below
    text = lines.map(\.text).joined(separator: "\n")
    score = passage.scores.fused
  }
}

extension Citation {
  /// The citation as the documented JSON object.
  public var json: JSONValue {
    [
      "span": [.number(span.lowerBound), .number(span.upperBound)],
      "source": .string(document.key),
      "uri": .string(uri),
      "lines": [.number(lines.lowerBound), .number(lines.upperBound)],
      "pointers": .array(pointers.map(JSONValue.string)),
      "text": .string(text),
      "headings": .array(headings.map(JSONValue.string)),
      "score": .number(score),
      "data_source_id": .string(document.dataSource),
      "chunk": .string(chunk.description),
    ]
  }

  /// Reads a citation back; `nil` when a member is missing or of the wrong type.
  public init?(json: JSONValue) {
    guard let start = json["span"]?[0]?.int, let end = json["span"]?[1]?.int, start <= end,
      let first = json["lines"]?[0]?.int, let last = json["lines"]?[1]?.int, first <= last,
      let key = json["source"]?.string, let dataSource = json["data_source_id"]?.string,
      let uri = json["uri"]?.string, let text = json["text"]?.string,
      let chunk = json["chunk"]?.string.flatMap(ChunkID.init)
    else { return nil }
    span = start..<end
    lines = first...last
    document = DocumentID(dataSource: dataSource, key: key)
    self.uri = uri
    self.text = text
    self.chunk = chunk
    pointers = (json["pointers"]?.array ?? []).compactMap(\.string)
    headings = (json["headings"]?.array ?? []).compactMap(\.string)
    score = json["score"]?.double ?? 0
  }
}
