import Retrieval
import Storage

/// Which documents a command works on, and where their index is.
public struct DocumentSelection: Sendable, Hashable {
  /// How the choice was made.
  public enum Choice: Sendable, Hashable {
    /// The folder of `--docs`.
    case flag
    /// The data sources of the configuration.
    case configured
    /// The data sources that the index remembers.
    case remembered
    /// The folder `kb-docs` of the workspace.
    case conventional
    /// None here: the index is elsewhere and was made elsewhere.
    case remote
  }

  /// The folders.
  public let dataSources: [DataSource]
  /// Those of them that are copies of what is in buckets.
  public let mirrors: [DocumentMirror]
  /// Where the index is.
  public let stateDirectory: LocalPath
  /// How the choice was made.
  public let choice: Choice

  /// Chooses: a folder named by `--docs`, else the configured data sources, else those that the index in an
  /// explicitly named state directory remembers, else the folder `kb-docs` of the workspace.
  ///
  /// A folder named by `--docs` has its own state directory unless one is named too, so that trying a folder never
  /// mixes with the workspace's index.
  /// - Parameter remembered: The data sources that the index in a state directory was made from.
  /// - Throws: `WorkspaceError` when there is nothing to choose, or a chosen folder is missing.
  public init(
    docs: LocalPath?, configuration: LayeredConfiguration,
    remembered: [DataSource]
  ) throws {
    let values = configuration.values
    let explicitState = Self.namesState(configuration)
    if let docs {
      guard let folder = docs.resolved, folder.kind == .directory else {
        throw WorkspaceError(
          .notConfigured, "no folder \(docs)", remedies: ["Name a folder of documents: kb ask --docs DIR \"…\""])
      }
      choice = .flag
      mirrors = []
      dataSources = [DataSource(id: Self.stateName(of: folder), folder: folder)]
      stateDirectory =
        explicitState ? values.stateDirectory : values.stateDirectory.appending("at/\(Self.stateName(of: folder))")
      return
    }
    stateDirectory = values.stateDirectory
    let conventional = values.root.appending("kb-docs")
    let configured = values.dataSources.map { DocumentMirror.resolved($0, below: values.stateDirectory) }
    if explicitState, !remembered.isEmpty {
      choice = .remembered
      dataSources = remembered
    } else if !configured.isEmpty {
      choice = .configured
      dataSources = configured.map(\.source)
      try Self.requireFolders(of: configured.filter { $0.mirror == nil }.map(\.source), configuration)
    } else if values.knowledgeBase.index.isSelfContained {
      choice = .remote
      dataSources = []
    } else if conventional.kind == .directory {
      choice = .conventional
      dataSources = [DataSource(id: "kb-docs", folder: conventional)]
    } else {
      throw Self.nothingToChoose(in: values.root)
    }
    let chosen = dataSources.map(\.id)
    mirrors = configured.compactMap(\.mirror).filter { chosen.contains($0.id) }
  }

  /// Whether a flag or an environment variable names the state directory.
  static func namesState(_ configuration: LayeredConfiguration) -> Bool {
    switch Setting.named("stateDirectory").map(configuration.origin) {
    case .flag, .environment: true
    default: false
    }
  }

  private static func requireFolders(
    of sources: [DataSource], _ configuration: LayeredConfiguration
  ) throws(WorkspaceError) {
    for source in sources where LocalPath(source.root).kind != .directory {
      throw WorkspaceError(
        .notConfigured, "no folder \(source.root)", reason: "the data source \"\(source.id)\" names it",
        remedies: [
          "Make the folder, or correct \"dataSources\" in \(configuration.file?.description ?? "the configuration")",
          "See where the value comes from: kb config show --origin",
        ])
    }
  }

  static func nothingToChoose(in root: LocalPath) -> WorkspaceError {
    WorkspaceError(
      .notConfigured, "no documents are configured",
      reason: "\(root) has neither a kb.json with data sources nor a folder kb-docs",
      remedies: [
        "Start here with sample documents: kb init",
        "Try any folder of .json, .md, .txt and .csv files: kb ask --docs DIR \"…\"",
        "Go to a folder that has a kb.json, or to one below it",
      ])
  }

  /// The name of a folder's own state directory: readable, and different for folders of the same name.
  private static func stateName(of folder: LocalPath) -> String {
    "\(slug(folder.name))-\(SHA256.hexadecimal(Array(folder.description.utf8), digits: 8))"
  }

  private static func slug(_ name: String) -> String {
    let letters = name.unicodeScalars.map { scalar -> Character in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": Character(scalar)
      default: "-"
      }
    }
    let slug = String(letters.drop { $0 == "-" }.prefix(32))
    return slug.isEmpty ? "documents" : slug
  }
}
