import Agents
import FoundationEssentials
import Retrieval

extension RunStore {
  /// The session for a question.
  ///
  /// Runs whose record cannot be read are passed over: they must not stand in the way of the next question.
  /// - Parameters:
  ///   - now: the seconds since 1970.
  ///   - idleLimit: how many seconds the newest session may have lain idle and still be continued.
  /// - Throws: `WorkspaceError` when no session or more than one has a named id; `FileError` when the folder cannot be
  ///   read.
  /// - Complexity: O(runs) directory entries; for a named session also the first line of each run.
  public func session(_ choice: SessionChoice, at now: Double, idleLimit: Int) throws -> Session {
    switch choice {
    case .new: return Session()
    case .named(let id): return Session(after: try newest(ofSession: id))
    case .newest:
      guard let record = try ids().lazy.compactMap({ try? record($0) }).first else {
        return Session(.nothingToContinue)
      }
      let idle = Self.idleSeconds(record, at: now)
      guard idle < Double(idleLimit) else {
        return Session(.expired(session: record.header.session, idleSeconds: idle))
      }
      return Session(after: record)
    }
  }

  /// How long ago a run began; for ever when its record does not tell.
  private static func idleSeconds(_ record: RunRecord, at now: Double) -> Double {
    guard let created = try? Date(record.header.created, strategy: .iso8601) else { return .infinity }
    // A clock that was set back must not make a session immortal.
    return abs(now - created.timeIntervalSince1970)
  }

  private func newest(ofSession id: String) throws -> RunRecord {
    var found: [String: String] = [:]
    for run in try ids() {
      guard let session = header(ofRun: run)?.session, session == id || session.hasPrefix(id), !id.isEmpty else {
        continue
      }
      if found[session] == nil { found[session] = run }
    }
    let matches = found[id].map { [$0] } ?? Array(found.values)
    guard let match = matches.first, matches.count == 1 else {
      throw WorkspaceError(
        .notFound, matches.isEmpty ? "no session \(id)" : "\(matches.count) sessions begin with \(id)",
        reason: matches.isEmpty ? nil : found.keys.sorted().prefix(5).joined(separator: ", "),
        remedies: ["See the recorded runs with their sessions: kb trace", "Begin a new session: kb ask \"…\""])
    }
    return try record(match)
  }
}
