import Tools
import Workspaces

/// The tables that `kb sql` asks: the platform's, made when they are first needed, or those of a file.
struct QueryTables {
  let engine: any QueryEngine
  /// What the columns mean, by name.
  let meanings: [String: ColumnMeaning]

  /// - Parameters:
  ///   - flags: Settings beside those of the location.
  ///   - limit: The rows that are wanted.
  init(
    database: String?, _ location: LocationOptions, _ flags: [SettingFlag], limit: Int, _ host: Host,
    _ console: Console
  ) async throws {
    var limits = QueryLimits(rows: limit)
    limits.resultBytes = max(limits.resultBytes, limit * 1024)
    if let database {
      let path = LocalPath(database, relativeTo: host.workingDirectory)
      guard path.kind == .file else {
        throw Failure(
          status: .usage, code: "usage", message: "there is no file \(database)", remedies: ["Name a SQLite file"])
      }
      engine = SQLiteEngine(
        [.init(schema: Self.schemaName(of: database), path: path.description)], limits: limits,
        clock: SystemClock.seconds)
      meanings = [:]
    } else {
      var workspace = try PlatformWorkspace(host: host, flags: location.flags + flags)
      if !workspace.asksAthena { workspace = try await PreparedPlatform.workspace(location, host, console) }
      if workspace.asksAthena { Interruption.cancelsFirst() }
      engine = try await workspace.queryEngine(limits)
      meanings = workspace.columnMeanings
    }
  }

  /// The file's name without its ending, as far as it is a name that SQL takes without quotes.
  private static func schemaName(of file: String) -> String {
    let name = file.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
    let plain = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }).lowercased()
    let isTaken = plain.isEmpty || plain == "main" || plain == "temp" || plain.first?.isNumber == true
    return isTaken ? "db_\(plain)" : plain
  }
}
