import Retrieval

/// What a workspace is made of; every field has a default, so that none is also a configuration.
///
/// Names, environment variables, types and meanings of the fields stand in `Setting.all`.
public struct Configuration: Sendable, Hashable {
  /// The folder that the workspace is about: the one of `kb.json`, or the working directory without one.
  public var root: LocalPath
  /// Where the documents are.
  public var dataSources: [DataSource] = []
  /// Where the index, the runs and caches are kept. Default: `.kb` below the root.
  public var stateDirectory: LocalPath
  /// How documents become an index and questions find passages in it.
  public var knowledgeBase = KnowledgeBase()
  /// How questions are answered.
  public var agent = Agent()

  /// The defaults for a workspace in this folder.
  public init(root: LocalPath) {
    self.root = root
    stateDirectory = root.appending(".kb")
  }

  /// How documents become an index and questions find passages in it.
  public struct KnowledgeBase: Sendable, Hashable {
    /// How documents are cut into chunks. Default: 300 tokens with 20 % overlap.
    public var chunking = ChunkingConfiguration.standard
    /// What turns text into vectors.
    public var embedding = Embedding()
    /// The share of the vector similarity in a passage's score, 0 to 1; the words have the rest. Default: 0.35.
    public var fusionWeight = 0.35
    /// How many passages a search gives. Default: 5.
    public var numberOfResults = 5
    /// The fused score, 0 to 1, below which a passage is left out. Default: 0.
    public var minimumScore = 0.0
  }

  /// What turns text into vectors.
  public struct Embedding: Sendable, Hashable {
    /// The model's name. Default: `hashing`, which needs no download and no network.
    public var model = "hashing"
    /// The length of a vector. Default: 1024.
    public var dimensions = 1024
  }

  /// How questions are answered.
  public struct Agent: Sendable, Hashable {
    /// The model's name. Default: `offline`, which extracts answers from passages without a language model.
    public var model = "offline"
    /// How many turns of the model a question may take. Default: 8.
    public var maximumSteps = 8
    /// How long a session may lie idle and still be continued, in seconds. Default: 600.
    public var idleSessionSeconds = 600
    /// Which tools the model has beside the search. Default: `auto`, those over customers where the documents are about
    /// them; `none` for none.
    public var tools = "auto"
    /// A file with the instruction to use in place of the built-in one. Default: none.
    public var instructionFile: LocalPath?
  }
}
