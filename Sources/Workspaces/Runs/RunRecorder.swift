import Agents
import Cloud
import JSON
import Retrieval
import Storage

/// Writes a run's record while it happens.
///
/// Lines are gathered and written a few at a time, so that recording does not slow down an answer; what a killed process
/// had not written yet is missing at the end.
public final class RunRecorder {
  private let file: OpenFile
  private var pending: [UInt8] = []
  private var end = 0

  init(_ header: RunHeader, path: LocalPath) throws {
    _ = try FileSystem().makeDirectory(path.parent.description)
    file = try FileSystem().createFile(path.description)
    append(header.json)
    // At once, so that a run whose process is killed is still listed.
    try flush()
  }

  /// Takes in an event.
  public func add(_ event: AgentEvent) throws {
    append(event.json)
    if pending.count > 64 * 1024 { try flush() }
  }

  /// Takes in what the run consumed and what it cost.
  public func add(_ spent: [SpendingEntry]) throws {
    append(["event": "spent", "usd": spent.usdJSON, "items": .array(spent.map(\.json))])
  }

  /// Ends the record with the run's answer.
  public func finish(_ answer: Answer) throws {
    append(["result": .object(answer.json)])
    try flush()
  }

  /// Ends the record of a run that came to no answer.
  public func fail(_ reason: String) throws {
    append(["event": "failed", "reason": .string(reason)])
    try flush()
  }

  /// Writes what has been gathered.
  public func flush() throws {
    try pending.withUnsafeBytes { try file.write($0, at: end) }
    end += pending.count
    pending = []
  }

  private func append(_ value: JSONValue) {
    pending += value.utf8()
    pending.append(0x0A)
  }
}
