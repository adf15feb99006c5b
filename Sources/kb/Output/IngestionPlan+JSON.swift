import JSON
import Retrieval
import Workspaces

extension IngestionPlan {
  /// The plan as the documented JSON object.
  ///
  /// - Parameters:
  ///   - diff: whether the texts of chunks are told.
  ///   - before: what the index holds, for the texts of chunks that go.
  ///   - usd: what the embeddings cost, `nil` when the model has no price.
  func json(diff: Bool, _ before: IndexContents?, usd: Double?) throws -> JSONValue {
    [
      "stale": .bool(isStale), "rebuild_reason": rebuildReason.map(JSONValue.string) ?? .null,
      "unchanged_documents": .number(unchangedDocuments),
      "embedding": [
        "calls": .number(embeddingCalls), "reused": .number(reusedEmbeddings), "tokens": .number(embeddingTokens),
        "usd": usd.map(JSONValue.number) ?? .null,
      ],
      "changes": .array(try changes.map { try $0.json(diff: diff, before) }),
      "diagnostics": .array(diagnostics.map(\.json)),
    ]
  }
}

extension DocumentChange {
  /// How many chunks come, go, and take another's place.
  var counts: (added: Int, removed: Int, changed: Int) {
    var counts = (added: 0, removed: 0, changed: 0)
    for change in chunks {
      switch change {
      case .added: counts.added += 1
      case .removed: counts.removed += 1
      case .changed: counts.changed += 1
      }
    }
    return counts
  }

  fileprivate func json(diff: Bool, _ before: IndexContents?) throws -> JSONValue {
    var object: JSONObject = [
      "source": .string(document.key), "data_source_id": .string(document.dataSource), "kind": .string(kind.rawValue),
      "added": .number(counts.added), "removed": .number(counts.removed), "changed": .number(counts.changed),
      "unchanged": .number(unchangedChunks),
    ]
    guard diff else { return .object(object) }
    let old = try before?.chunks(of: document) ?? []
    func text(_ id: ChunkID) -> JSONValue { old.first { $0.id == id }.map { .string($0.text) } ?? .null }
    object["chunks"] = .array(
      chunks.map { change -> JSONValue in
        switch change {
        case .added(let chunk):
          ["change": "added", "chunk": .string(chunk.id.description), "text": .string(chunk.text)]
        case .removed(let id): ["change": "removed", "chunk": .string(id.description), "old_text": text(id)]
        case .changed(let id, let chunk):
          [
            "change": "changed", "chunk": .string(chunk.id.description), "text": .string(chunk.text),
            "old_chunk": .string(id.description), "old_text": text(id),
          ]
        }
      })
    return .object(object)
  }
}
