import Agents
import Retrieval
import Storage
import Tools

/// A working system: the documents, their index, and the agent over it, as the configuration says.
///
/// This is the single place where parts are put together, and where clock, randomness and the number of processors
/// come in.
public struct Workspace: Sendable {
  /// The settings with their origins.
  public let configuration: LayeredConfiguration
  /// The documents and where the state is kept.
  public let selection: DocumentSelection
  /// The customers and models of this state.
  public let platform: PlatformWorkspace
  /// What leaves the machine.
  public let cloud: CloudAccess
  let index: IndexStore
  let clock: @Sendable () -> Double

  /// Puts a workspace together, without reading documents or the index.
  ///
  /// - Throws: `WorkspaceError` when no documents are configured or a setting names something unknown;
  ///   `ConfigurationError`; `StorageError` when the index at a named state directory cannot be read.
  public init(host: Host, docs: LocalPath? = nil, flags: [SettingFlag] = []) async throws {
    let configuration = try LayeredConfiguration(host: host, flags: flags)
    let cloud = try CloudAccess(host: host, settings: configuration.values)
    let remembered = try await Self.rememberedSources(docs: docs, configuration)
    let selection = try DocumentSelection(docs: docs, configuration: configuration, remembered: remembered)
    self.configuration = configuration
    self.selection = selection
    self.cloud = cloud
    platform = try PlatformWorkspace(configuration, cloud, state: selection.stateDirectory)
    clock = SystemClock.seconds
    index = Self.index(
      try await cloud.indexStore(in: selection.stateDirectory), in: selection.stateDirectory,
      storage: configuration.values.knowledgeBase.embedding.storage)
  }

  /// The settings in force.
  public var settings: Configuration { configuration.values }

  /// The recorded runs.
  public var runs: RunStore { RunStore(directory: selection.stateDirectory.appending("runs")) }

  static let indexFolder = "index"

  /// The index in a local folder, whose new segments keep vectors in this way.
  static func index(in state: LocalPath, storage: VectorElement) -> IndexStore {
    index(DirectoryStore(root: state.appending(indexFolder).description), in: state, storage: storage)
  }

  private static func index(
    _ store: any ObjectStore, in state: LocalPath, storage: VectorElement
  ) -> IndexStore {
    IndexStore(
      store: store, scratch: state.appending("scratch").description,
      verification: SegmentVerification(directory: state.appending("verified").description), element: storage,
      clock: SystemClock.seconds, random: SystemRandom.bytes)
  }

  private static func rememberedSources(
    docs: LocalPath?, _ configuration: LayeredConfiguration
  ) async throws -> [DataSource] {
    guard docs == nil, DocumentSelection.namesState(configuration) else { return [] }
    let values = configuration.values
    let index = index(in: values.stateDirectory, storage: values.knowledgeBase.embedding.storage)
    return try await index.documents(of: index.current()).dataSources
  }
}
