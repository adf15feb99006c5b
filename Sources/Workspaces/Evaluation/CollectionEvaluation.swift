import Retrieval

/// Measures retrieval on a test collection, through the parts that a workspace indexes and searches with.
public struct CollectionEvaluation: Sendable {
  /// What was measured.
  public struct Outcome: Sendable {
    /// The documents found for each question.
    public let run: RankedRun
    /// The run held against the judgements.
    public let report: EvaluationReport
    /// How many chunks the documents were cut into.
    public let chunkCount: Int
    /// The documents that could not be indexed.
    public let diagnostics: [Diagnostic]
    /// The seconds that indexing took.
    public let indexingSeconds: Double
    /// The seconds that all judged questions took, asked together as far as one scan serves them.
    public let searchSeconds: Double
  }

  private let dataset: BEIRDataset
  private let settings: Configuration.KnowledgeBase
  private let cloud: CloudAccess
  private let host: Host

  /// A measurement with these settings; the index goes to a temporary folder of the host.
  ///
  /// - Throws: `PriceTableError`, `FileError` for a configured file of prices.
  public init(_ dataset: BEIRDataset, settings: Configuration, host: Host) throws {
    self.dataset = dataset
    self.settings = settings.knowledgeBase
    cloud = try CloudAccess(host: host, settings: settings)
    self.host = host
  }

  /// The questions that have judgements, in the order of their file.
  public var questions: [BEIRQuery] { dataset.queries.filter { !dataset.judgements[$0.id].isEmpty } }

  /// Indexes all documents, asks every judged question, and compares.
  ///
  /// - Parameters:
  ///   - depth: how many documents to find for a question.
  ///   - indexed: hears how far the indexing is.
  ///   - asked: hears how many questions are answered.
  public func outcome(
    depth: Int, indexed: @escaping @Sendable (IngestionProgress) -> Void, asked: (_ count: Int) -> Void
  ) async throws -> Outcome {
    let folder = try ScratchFolder(host)
    let clock = ContinuousClock()
    let embedder = try await cloud.embedder()
    let index = Workspace.index(in: folder.path, storage: settings.embedding.storage)
    let start = clock.now
    let ingestion = Ingestion(
      index: index, embedder: embedder, chunker: Chunker(settings.chunking, writesHeaders: false),
      journalFolder: folder.path.appending("journal").description, width: Processors.count)
    let sync = try await ingestion.add(dataset.documents.map(Self.document), progress: indexed)
    let middle = clock.now
    var run = RankedRun()
    if let snapshot = try await index.current() {
      let retriever = Retriever(
        embedder: embedder, fusion: ScoreFusion(similarityWeight: settings.fusionWeight),
        planner: ScanPlanner(threads: Processors.scanningThreads))
      run = try await answers(depth, retriever, snapshot, asked)
    }
    return Outcome(
      run: run, report: EvaluationReport(of: run, judgements: dataset.judgements), chunkCount: sync.chunksTotal,
      diagnostics: sync.diagnostics, indexingSeconds: (middle - start) / .seconds(1),
      searchSeconds: (clock.now - middle) / .seconds(1))
  }

  /// A text without a header: the ids of test collections say nothing, and would only disturb the search.
  private static func document(_ document: BEIRDocument) -> Document {
    Document(
      id: DocumentID(dataSource: "collection", key: document.id), uri: document.id, format: .text,
      bytes: Array(document.content.utf8))
  }

  /// The best documents for each question; where too many chunks were of the same, more chunks are asked for.
  private func answers(
    _ depth: Int, _ retriever: Retriever, _ snapshot: Snapshot, _ asked: (_ count: Int) -> Void
  ) async throws -> RankedRun {
    var run = RankedRun()
    var pending = questions
    var limit = depth + depth / 2
    while !pending.isEmpty {
      var unasked = pending[...]
      var short: [BEIRQuery] = []
      let requests = pending.map { SearchRequest($0.text, limit: limit) }
      try await retriever.answer(requests, in: snapshot) { outcome in
        guard let question = unasked.popFirst() else { return }
        let entries = Self.entries(outcome.passages)
        guard entries.count >= depth || outcome.passages.count < limit else { return short.append(question) }
        run.entries[question.id] = Array(entries.prefix(depth))
        asked(run.entries.count)
      }
      pending = short
      limit *= 2
    }
    return run
  }

  /// The documents of some passages, each with the score of its best chunk.
  private static func entries(_ passages: [Passage]) -> [RankedRun.Entry] {
    var seen: Set<String> = []
    return passages.compactMap { passage in
      let id = passage.chunk.document.key
      return seen.insert(id).inserted ? RankedRun.Entry(document: id, score: passage.scores.fused) : nil
    }
  }
}
