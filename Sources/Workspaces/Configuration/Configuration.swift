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
  /// What answers statements in SQL.
  public var queries = Queries()
  /// How predictions are made for single customers.
  public var predictions = Predictions()
  /// Where AWS is; nothing of it is asked for unless another setting names one of its services.
  public var cloud = Cloud()

  /// The defaults for a workspace in this folder.
  public init(root: LocalPath) {
    self.root = root
    stateDirectory = root.appending(".kb")
  }

  /// How documents become an index and questions find passages in it.
  public struct KnowledgeBase: Sendable, Hashable {
    /// Where the index is. Default: `local`, below the state directory.
    public var index = IndexLocation.local
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
    /// Whether Titan scales vectors to length 1. Default: true.
    public var normalize = true
    /// The elements of Titan's vectors, `float` or `binary`. Default: `float`.
    public var type = "float"
    /// How the index keeps the elements of vectors. Default: `float32`.
    public var storage = VectorElement.float32
    /// The address of a server with OpenAI's embeddings, for models that are not of Amazon. Default: none.
    public var endpointURL: String?
  }

  /// How questions are answered.
  public struct Agent: Sendable, Hashable {
    /// The model's name. Default: `offline`, which extracts answers from passages without a language model.
    public var model = "offline"
    /// How many tokens a turn of a language model may have. Default: 4096.
    public var maximumTokens = 4096
    /// How freely a language model chooses its words, 0 to 1. Default: none, so that the model's own is in force.
    public var temperature: Double?
    /// What a command may spend, in US dollars. Default: no limit.
    public var maximumUSD: Double?
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

  /// What answers statements in SQL.
  public struct Queries: Sendable, Hashable {
    /// `sqlite` or `athena`. Default: `sqlite`, over the tables below the state directory.
    public var engine = "sqlite"
    /// Athena's data catalogue. Default: `AwsDataCatalog`.
    public var catalog = "AwsDataCatalog"
    /// The databases whose tables can be asked, the first for names without one. Default: those of the platform.
    public var databases = ["engagement_raw", "engagement_results", "engagement_analytics"]
    /// Athena's workgroup. Default: `primary`.
    public var workgroup = "primary"
    /// Where Athena puts results, `s3://…`. Default: none, so that the workgroup's is in force.
    public var outputLocation: String?
    /// For how many minutes Athena may give an earlier result again; 0 for never. Default: 60.
    public var resultReuseMinutes = 60
  }

  /// How predictions are made for single customers.
  public struct Predictions: Sendable, Hashable {
    /// Where predictions are kept for an hour. Default: `sqlite`, a file below the state directory.
    public var cache = CacheLocation.sqlite
  }

  /// Where AWS is.
  public struct Cloud: Sendable, Hashable {
    /// The region. Default: none, so that `AWS_REGION`, the profile or the machine says it.
    public var region: String?
    /// The profile of the shared configuration. Default: none, so that `AWS_PROFILE` or `default` is in force.
    public var profile: String?
    /// An address in place of those of AWS. Default: none.
    public var endpointURL: String?
    /// Addresses of single services, by the names that `AWS_ENDPOINT_URL_…` has, in lower case. Default: none.
    public var endpoints: [String: String] = [:]
    /// A file whose prices go before the built-in ones. Default: none.
    public var priceFile: LocalPath?
  }
}
