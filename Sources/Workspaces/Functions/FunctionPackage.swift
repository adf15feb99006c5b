import Archives
import Platform
import Predictions
import Storage

/// The zip that Lambda makes a function of: `bootstrap`, the configuration, and the platform's data where they are wanted.
///
/// Lambda takes 50 MB directly, more by way of S3, and 250 MB unpacked (Lambda quotas).
public struct FunctionPackage: Sendable {
  /// One file of the package.
  public struct Entry: Sendable, Hashable {
    /// The path inside the package.
    public let name: String
    /// The file it is made of.
    public let source: LocalPath
  }

  /// The program's name, by which Lambda starts it.
  public static let program = "bootstrap"

  /// The files, in the order of the package.
  public let entries: [Entry]

  /// A package of the program and, if they are given, the configuration and the data of a platform; the data must be
  /// there as a whole: `PlatformWorkspace.prepareCatalogue`.
  public init(program: LocalPath, configuration: LocalPath? = nil, data: PlatformWorkspace? = nil) {
    entries =
      [Entry(name: Self.program, source: program)]
      + (configuration.map { [Entry(name: "kb.json", source: $0)] } ?? [])
      + (data?.functionFiles ?? [])
  }

  /// The zip.
  ///
  /// - Throws: `FileError` for a file that cannot be read; `ZipArchive.Refusal`.
  public func archive() throws -> ZipArchive {
    var archive = ZipArchive()
    for entry in entries {
      let bytes = try FileSystem().read(entry.source.description).array
      try archive.add(entry.name, bytes, isExecutable: entry.name == Self.program)
    }
    return archive
  }
}

extension PlatformWorkspace {
  /// What the tools read, of what is there.
  fileprivate var functionFiles: [FunctionPackage.Entry] {
    let tables = Self.schemas.map(layout.database) + [layout.predictionRecord]
    let trained = ModelLibrary.names.flatMap { name in
      ["description.json", "model.ubj"].map { layout.model(name, $0) }
    }
    let paths = [layout.dataManifest, layout.statistics] + tables + trained
    return paths.filter { LocalPath($0).kind == .file }.map { path in
      let relative = path.dropFirst(layout.root.count)
      return FunctionPackage.Entry(
        name: "\(FunctionWorkspace.stateFolder)/platform\(relative)", source: LocalPath(path))
    }
  }
}
