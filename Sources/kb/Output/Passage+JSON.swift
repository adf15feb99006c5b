import JSON
import Retrieval

extension Passage {
  /// Passages as the documented JSON object.
  static func json(_ passages: [Passage], query: String) -> JSONObject {
    ["query": .string(query), "results": .array(passages.map(\.json))]
  }

  private var json: JSONValue {
    [
      "rank": .number(rank), "source": .string(chunk.document.key), "uri": .string(uri), "text": .string(chunk.text),
      "score": .number(scores.fused),
      "scores": [
        "fused": .number(scores.fused), "similarity": .number(scores.similarity),
        "similarity_rank": scores.similarityRank.map(JSONValue.number) ?? .null, "bm25": .number(scores.bm25),
        "bm25_rank": scores.bm25Rank.map(JSONValue.number) ?? .null,
      ],
      "lines": chunk.linesJSON, "pointers": .array(chunk.pointers.map(JSONValue.string)), "metadata": metadata.json,
      "headings": .array(chunk.headings.map(JSONValue.string)),
      "data_source_id": .string(chunk.document.dataSource), "chunk": .string(chunk.id.description),
    ]
  }
}

extension Metadata {
  /// The attributes in the order of their names.
  fileprivate var json: JSONValue {
    .object(JSONObject(sorted { $0.key < $1.key }.map { JSONObject.Member(key: $0.key, value: $0.value.json) }))
  }
}

extension MetadataValue {
  fileprivate var json: JSONValue {
    switch self {
    case .string(let text): .string(text)
    case .number(let number): .number(number)
    case .boolean(let value): .bool(value)
    case .strings(let texts): .array(texts.map(JSONValue.string))
    }
  }
}
