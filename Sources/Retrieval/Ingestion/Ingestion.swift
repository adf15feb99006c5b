import Storage

/// Brings an index up to date with the documents of data sources.
///
/// Documents are told to have changed by a hash of their content (a file with an unchanged stamp is not even read),
/// chunks by a hash of their text: what is embedded is only what is in no version of the index at hand and in no
/// journal of an interrupted ingestion. All changes land in one commit; until then readers see the old version.
public struct Ingestion: Sendable {
  let index: IndexStore
  let embedder: any Embedder
  let chunker: Chunker
  let journalFolder: String
  let width: Int

  /// How many documents are prepared and embedded together.
  static let batchSize = 64
  /// For how many seconds vectors of an interrupted ingestion are kept that no later one had use for.
  static let journalAge: Double = 7 * 86_400

  /// An ingestion into an index.
  ///
  /// - Parameters:
  ///   - journalFolder: a local folder for vectors that are not committed yet.
  ///   - width: how many documents are read and cut at once, and how many calls to the embedder are made at once.
  public init(index: IndexStore, embedder: any Embedder, chunker: Chunker, journalFolder: String, width: Int) {
    self.index = index
    self.embedder = embedder
    self.chunker = chunker
    self.journalFolder = journalFolder
    self.width = max(1, width)
  }

  /// What all vectors and chunks of the index have in common.
  public var settings: IndexSettings {
    IndexSettings(
      embeddingModel: embedder.modelID, dimensions: embedder.dimensions,
      chunking: chunker.configuration.json.text())
  }

  /// The outcomes of a batch, in its order.
  func outcomes(of batch: ArraySlice<Survey.Candidate>, _ survey: Survey) async -> [DocumentPreparation.Outcome] {
    let preparation = preparation(rebuilds: survey.rebuildReason != nil)
    return await Array(batch).concurrentMap(width: width) { candidate in
      preparation.outcome(
        of: candidate.listed, in: candidate.source, known: survey.table.documents[candidate.listed.id])
    }
  }

  func preparation(rebuilds: Bool) -> DocumentPreparation {
    DocumentPreparation(chunker: chunker, modelID: embedder.modelID, rebuilds: rebuilds)
  }

  /// The vectors that are at hand. Where everything is made anew, elements narrower than wanted are not.
  func cache(over survey: Survey) -> EmbeddingCache {
    let base = survey.base
    let hasVectors =
      base?.manifest.settings.embeddingModel == embedder.modelID
      && base?.manifest.settings.dimensions == embedder.dimensions
    let model = SHA256.hexadecimal(Array("\(embedder.modelID) \(embedder.dimensions)".utf8), digits: 16)
    let journal = EmbeddingJournal(
      folder: "\(journalFolder)/\(model)", dimensions: embedder.dimensions, files: index.files,
      freshName: { SHA256.hexadecimal(digest: index.random(10)) })
    return EmbeddingCache(
      base: hasVectors ? base : nil, narrowest: survey.rebuildReason == nil ? .float16 : index.element,
      journal: journal, embedder: embedder, width: width)
  }
}
