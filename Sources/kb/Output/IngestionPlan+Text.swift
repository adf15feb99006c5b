import Retrieval
import Workspaces

extension IngestionPlan {
  /// One line: `stale: 2 new, 1 modified documents`, or `up to date`.
  var summary: String {
    guard isStale else { return "up to date" }
    let kinds: [DocumentChange.Kind] = [.new, .modified, .metadata, .reindexed, .deleted]
    let counts = kinds.compactMap { kind -> String? in
      let count = changes.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }
    let reason = rebuildReason ?? "\(outdatedSegments.counted("segment")) to write anew"
    return "stale: " + (counts.isEmpty ? reason : counts.joined(separator: ", "))
  }

  /// The plan for a reader: a line a document, with `diff` its chunks, and what all of it costs.
  ///
  /// - Parameters:
  ///   - before: what the index holds, for the texts of chunks that go.
  ///   - cost: what the embeddings cost, in words.
  func text(diff: Bool, _ before: IndexContents?, cost: String, _ console: Console) throws -> String {
    var lines = rebuildReason.map { ["everything is indexed anew: \($0)"] } ?? []
    for change in changes {
      lines.append(change.text)
      if diff { lines += try change.chunkLines(before, console) }
    }
    lines.append(isStale ? summary : "up to date: \(unchangedDocuments.counted("document"))")
    if isStale {
      lines.append(
        "\(embeddingCalls.counted("text")) to embed (\(reusedEmbeddings) reused) · "
          + "\(embeddingTokens.counted("token")) · \(cost)")
    }
    return lines.joined(separator: "\n")
  }
}

extension DocumentChange {
  private static let shownLines = 4

  fileprivate var text: String {
    let mark =
      switch kind {
      case .new: "+"
      case .deleted: "-"
      case .modified, .metadata, .reindexed: "~"
      }
    let (added, removed, changed) = counts
    let unchanged = unchangedChunks > 0 ? ", \(unchangedChunks) unchanged" : ""
    return "\(mark) \(document.key)  \(kind.rawValue)  chunks +\(added) −\(removed) ~\(changed)\(unchanged)"
  }

  fileprivate func chunkLines(_ before: IndexContents?, _ console: Console) throws -> [String] {
    let old = try before?.chunks(of: document) ?? []
    func text(_ id: ChunkID) -> [String] {
      old.first { $0.id == id }.map { Self.firstLines(of: $0, "-") } ?? ["  - chunk \(id)"]
    }
    return chunks.flatMap { change -> [String] in
      switch change {
      case .added(let chunk): Self.firstLines(of: chunk, "+").map { console.styled($0, .green) }
      case .removed(let id): text(id).map { console.styled($0, .red) }
      case .changed(let id, let chunk):
        text(id).map { console.styled($0, .red) } + Self.firstLines(of: chunk, "+").map { console.styled($0, .green) }
      }
    }
  }

  private static func firstLines(of chunk: Chunk, _ mark: String) -> [String] {
    let lines = chunk.text.split(separator: "\n")
    let more = lines.count > shownLines ? ["  \(mark) … \((lines.count - shownLines).counted("line")) more"] : []
    return lines.prefix(shownLines).map { "  \(mark) \($0)" } + more
  }
}
