import JSON
import Retrieval

/// One result of `Retrieve`
/// (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_KnowledgeBaseRetrievalResult.html).
struct RetrievalResult {
  /// The text; the cells of a row as `column: value`, and the kind of content where there is no text.
  let text: String
  /// Where the document lives, as the service tells.
  let uri: String
  /// The relevance; the meaning is the service's.
  let score: Double?
  private let metadata: JSONObject

  init(_ value: JSONValue) {
    let content = value["content"]
    text = content?["text"]?.string ?? Self.row(content?["row"]) ?? "[\(content?["type"]?.string ?? "no text")]"
    metadata = value["metadata"]?.object ?? JSONObject()
    uri = Self.uri(of: value["location"]) ?? metadata[VectorMetadataKey.sourceURI]?.string ?? ""
    score = value["score"]?.double
  }

  /// The result at its place.
  ///
  /// The key of the document is that of the original where this program exported it, and the data source the one that
  /// the service names.
  func passage(rank: Int, best: Double, knowledgeBase: KnowledgeBaseID) -> Passage {
    let source = metadata[VectorMetadataKey.dataSource]?.string ?? knowledgeBase.value
    let original = metadata[ExportSidecar.originalURIKey]?.string
    let document = DocumentID(dataSource: source, uri: original ?? uri)
    let score = score ?? 0
    return Passage(
      rank: rank, chunk: Chunk(text, cutBy: metadata[VectorMetadataKey.chunkID]?.string, document: document), uri: uri,
      metadata: Metadata(published: metadata),
      scores: ScoreCard(
        fused: best > 0 ? min(max(score / best, 0), 1) : 0, similarity: score, similarityRank: rank, bm25: 0,
        bm25Rank: nil))
  }

  /// A location has a type and, under a name of its own, an object with the address.
  private static func uri(of location: JSONValue?) -> String? {
    let place = location?.object?.members.first { $0.value.object != nil }?.value
    return ["uri", "url", "id", "query"].lazy.compactMap { place?[$0]?.string }.first
  }

  private static func row(_ row: JSONValue?) -> String? {
    row?.array?.map { "\($0["columnName"]?.string ?? ""): \($0["columnValue"]?.string ?? "")" }.joined(separator: "; ")
  }
}
