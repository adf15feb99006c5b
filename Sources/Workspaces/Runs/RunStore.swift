import Agents
import JSON
import Retrieval
import Storage

/// The recorded runs of a workspace: one file of JSON lines a run.
public struct RunStore: Sendable {
  /// The folder of the files.
  public let directory: LocalPath

  /// The runs in a folder, which need not exist yet.
  public init(directory: LocalPath) { self.directory = directory }

  /// An id that no run has yet: eight hexadecimal digits.
  public func freshID() -> String { SHA256.hexadecimal(digest: SystemRandom.bytes(4)) }

  /// Begins the record of a run.
  ///
  /// - Throws: `FileError` when the folder cannot be made or the file exists or cannot be written.
  public func begin(_ header: RunHeader) throws -> RunRecorder {
    try RunRecorder(header, path: path(of: header.run))
  }

  /// The ids of the runs, the newest first.
  public func ids() throws -> [String] {
    guard directory.kind == .directory else { return [] }
    let folder = try FileSystem().directory(directory.description)
    return try folder.names().filter { $0.hasSuffix(".jsonl") }
      .compactMap { name in try folder.entry(name).map { (name, $0.identity.modified) } }
      .sorted { ($0.1, $0.0) > ($1.1, $1.0) }
      .map { String($0.0.dropLast(6)) }
  }

  /// The newest run, `nil` when there is none.
  public func newest() throws -> RunRecord? { try ids().first.map { try record($0) } }

  /// The run with an id, or with the only id that starts so.
  ///
  /// - Throws: `WorkspaceError` when there is none or more than one; `RunRecordError` for a file that is no record.
  public func record(_ id: String) throws -> RunRecord {
    let known = try ids()
    let matches = known.contains(id) ? [id] : known.filter { !id.isEmpty && $0.hasPrefix(id) }
    guard let match = matches.first, matches.count == 1 else {
      throw WorkspaceError(
        .notFound, matches.isEmpty ? "no run \(id)" : "\(matches.count) runs begin with \(id)",
        reason: matches.isEmpty ? nil : matches.prefix(5).joined(separator: ", "),
        remedies: ["See the recorded runs: kb trace"])
    }
    return try RunRecord(parsing: try FileSystem().read(path(of: match).description).array)
  }

  func path(of id: String) -> LocalPath { directory.appending("\(id).jsonl") }
}
