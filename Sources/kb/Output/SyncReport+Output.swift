import JSON
import Retrieval

extension SyncReport {
  /// The report as the documented JSON object, statistics by Bedrock's names.
  func json(seconds: Double) -> JSONValue {
    let figures = statistics.members.map { JSONObject.Member(key: $0.name, value: .number($0.value)) }
    return [
      "statistics": .object(JSONObject(figures)), "chunks_written": .number(chunksWritten),
      "chunks_total": .number(chunksTotal), "embeddings_made": .number(embeddingsMade),
      "embeddings_reused": .number(embeddingsReused), "version": .number(Int(version)),
      "committed": .bool(hasCommitted), "rebuild_reason": rebuildReason.map(JSONValue.string) ?? .null,
      "diagnostics": .array(diagnostics.map(\.json)), "seconds": .number(seconds),
    ]
  }

  /// The report for a reader.
  func text(seconds: Double) -> String {
    var table = Table()
    let figures = statistics
    table.append("scanned", "\(figures.numberOfDocumentsScanned.counted("document"))", metadataNote)
    table.append("new", "\(figures.numberOfNewDocumentsIndexed)")
    table.append("modified", "\(figures.numberOfModifiedDocumentsIndexed)")
    table.append("metadata", "\(figures.numberOfMetadataDocumentsModified)")
    table.append("deleted", "\(figures.numberOfDocumentsDeleted)")
    table.append("failed", "\(figures.numberOfDocumentsFailed)")
    let work = "\(chunksWritten.counted("chunk")) written, \(embeddingsMade.counted("embedding")) made, "
    let index = "version \(version) · \(chunksTotal.counted("chunk")) · \(seconds.fixed(1)) s"
    let reason = rebuildReason.map { ["everything was indexed anew: \($0)"] } ?? []
    return (reason + [table.text, work + "\(embeddingsReused) reused", index]).joined(separator: "\n")
  }

  private var metadataNote: String { "\(statistics.numberOfMetadataDocumentsScanned) with a metadata file" }
}
