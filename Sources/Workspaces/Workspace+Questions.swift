import Agents
import Retrieval
import Storage
import Tools

extension Workspace {
  /// Opens what questions are answered from: the newest version of the index, or what is managed elsewhere; `nil` when
  /// there is no index yet.
  ///
  /// - Throws: `StorageError` when it is damaged or written by a newer version of the program; what the parts in the
  ///   cloud throw.
  public func knowledgeBase() async throws -> KnowledgeBase? {
    if let managed = try await cloud.managedKnowledgeBase() { return managed }
    guard let snapshot = try await index.current() else { return nil }
    let fusion = ScoreFusion(similarityWeight: settings.knowledgeBase.fusionWeight)
    let retriever = Retriever(
      embedder: try await cloud.embedder(), fusion: fusion, planner: ScanPlanner(threads: Processors.scanningThreads))
    let ids = selection.dataSources.map { MetadataValue.string($0.id) }
    return KnowledgeBase(
      FlatIndex(
        snapshot: snapshot, retriever: retriever,
        scope: .attribute("x-amz-bedrock-kb-data-source-id", .isIn(ids))))
  }

  /// An agent that answers from a knowledge base.
  ///
  /// - Parameters:
  ///   - model: what answers.
  ///   - passageCount: how many passages are retrieved before the first turn; as configured unless given.
  ///   - tools: what the model may use beside the search.
  public func agent(
    over knowledgeBase: KnowledgeBase, model: any LanguageModel, passageCount: Int? = nil,
    tools: [Tool] = [], limits: Agent.Limits
  ) throws -> Agent {
    let minimumScore = settings.knowledgeBase.minimumScore
    return Agent(
      model: model, instruction: try instruction(),
      search: KnowledgeBaseSearch { query, count, filter in
        try await knowledgeBase.passages(
          for: SearchRequest(query, limit: count, filter: filter, minimumScore: minimumScore))
      },
      passageCount: passageCount ?? settings.knowledgeBase.numberOfResults, tools: tools, limits: limits,
      clock: ContinuousClock())
  }

  /// The instruction in force: that of the configured file, or the built-in one.
  public func instruction() throws -> String {
    guard let file = settings.agent.instructionFile else { return Agent.defaultInstruction }
    return String(decoding: try FileSystem().read(file.description).array, as: UTF8.self)
  }
}
