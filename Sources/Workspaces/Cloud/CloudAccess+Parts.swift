import Agents
import Cloud
import Retrieval
import Storage

extension CloudAccess {
  /// What turns texts into vectors.
  ///
  /// - Throws: `WorkspaceError` for a model or dimensions that there are not.
  public func embedder() async throws -> any Embedder {
    let embedding = settings.knowledgeBase.embedding
    guard embedding.model == "hashing", let embedder = HashingEmbedder(dimensions: embedding.dimensions) else {
      let range = HashingEmbedder.allowedDimensions
      throw WorkspaceError(
        .notConfigured, "no embedder \(embedding.model) with \(embedding.dimensions) dimensions",
        reason: "the built-in embedder is \"hashing\", with \(range.lowerBound) to \(range.upperBound) dimensions",
        remedies: ["Correct \"embedding\" in the configuration: kb config show --origin"])
    }
    return embedder
  }

  /// What answers questions.
  public func languageModel() async throws -> any LanguageModel { OfflineModel() }

  /// Where the objects of the index are.
  func indexStore(in state: LocalPath) async throws -> any ObjectStore {
    DirectoryStore(root: state.appending(Workspace.indexFolder).description)
  }
}
