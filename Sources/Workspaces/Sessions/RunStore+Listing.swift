import Agents
import JSON
import Retrieval
import Storage

extension RunStore {
  /// The newest runs, the newest first, also those whose record is damaged.
  ///
  /// - Throws: `FileError` when the folder cannot be read. - Complexity: O(bytes of the listed records).
  public func list(_ limit: Int) throws -> [RunListing] {
    try ids().prefix(max(0, limit)).map { id in
      do {
        return RunListing(run: id, record: try record(id), damage: nil)
      } catch {
        return RunListing(run: id, record: nil, damage: "\(error)")
      }
    }
  }

  /// The run that someone refers to: `last`, an id, or the beginning of one.
  ///
  /// - Throws: `WorkspaceError` when there is none or more than one; `RunRecordError` for a damaged record.
  public func run(_ reference: String) throws -> RunRecord {
    guard reference == "last" else { return try record(reference) }
    guard let newest = try newest() else {
      throw WorkspaceError(.notFound, "no run is recorded yet", remedies: ["Ask something: kb ask \"…\""])
    }
    return newest
  }

  /// The first line of a record, without reading the rest; `nil` when there is none.
  func header(ofRun id: String) -> RunHeader? {
    guard let bytes = try? FileSystem().read(path(of: id).description) else { return nil }
    let line = bytes.withUnsafeBytes { Array($0.prefix { $0 != 0x0A }) }
    return (try? JSONValue(parsing: line)).flatMap(RunHeader.init)
  }
}
