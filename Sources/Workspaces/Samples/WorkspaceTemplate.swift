import JSON
import Retrieval
import Storage

/// A new workspace: a configuration, sample documents and golden questions about them.
public struct WorkspaceTemplate: Sendable {
  /// The files by their path below the new workspace.
  public let files: [SampleFile]

  /// The workspace that `kb init` writes.
  public init() {
    let sources: JSONValue = [
      ["id": "kb-docs", "path": "kb-docs", "uri": "s3://engagement-knowledge-base/"]
    ]
    let configuration = Setting.template(setting: ["dataSources": sources])
    files = [SampleFile(path: "kb.json", bytes: Array(configuration.utf8))] + SampleFile.all
  }

  /// Writes the files that are not there yet, and says which.
  ///
  /// - Parameter force: Whether files with another content are replaced.
  /// - Throws: `WorkspaceError` with code `.exists`, before anything is written, when files with another content are
  ///   there; `FileError` when a file cannot be written.
  public func write(to directory: LocalPath, force: Bool) throws -> [LocalPath] {
    let disk = FileSystem()
    let missing = try files.filter { file in
      let path = directory.appending(file.path)
      return try path.kind == .absent || disk.read(path.description).array != file.bytes
    }
    let occupied = missing.filter { directory.appending($0.path).kind != .absent }
    if !force, let first = occupied.first {
      let others = occupied.count == 1 ? "" : " and \(occupied.count - 1) more"
      throw WorkspaceError(
        .exists, "\(directory.appending(first.path))\(others) would be overwritten",
        reason: "the content differs from what kb init writes; nothing was written",
        remedies: ["Write into a new folder: kb init DIR", "Replace the files: kb init --force"])
    }
    for file in missing { try disk.replace(directory.appending(file.path).description, with: file.bytes) }
    return missing.map { directory.appending($0.path) }
  }
}
