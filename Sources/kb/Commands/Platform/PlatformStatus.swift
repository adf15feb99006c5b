import ArgumentParser
import JSON
import Platform
import Workspaces

struct PlatformStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show which stages of the pipeline are done, and which are stale and why.",
    discussion: "Nothing is changed. Every file is read, to compare it with what was made.")

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    let stages = try workspace.pipeline(host: host).status().filter { $0.state != .repeated }
    try console.print(["stages": .array(stages.map(\.json))], or: text(stages))
  }

  private func text(_ stages: [StageStatus]) -> String {
    var table = Table()
    for status in stages { table.append(status.stage.rawValue, status.text) }
    let open = stages.count { !$0.isDone }
    let hint = open == 0 ? "Everything is up to date." : "\(open.counted("stage")) to do: kb platform run"
    return table.text + "\n" + hint
  }
}

extension StageStatus {
  /// Whether the stage is done.
  fileprivate var isDone: Bool { if case .done = state { true } else { false } }

  fileprivate var text: String {
    switch state {
    case .done(let summary): StageSummary(summary).line
    case .stale(let reason): "stale: \(reason)"
    case .pending: "not done yet"
    case .repeated: "done in every run"
    }
  }

  fileprivate var json: JSONValue {
    let (name, reason, summary): (String, String?, JSONObject?) =
      switch state {
      case .done(let summary): ("done", nil, summary)
      case .stale(let reason): ("stale", reason, nil)
      case .pending: ("pending", nil, nil)
      case .repeated: ("repeated", nil, nil)
      }
    return [
      "stage": .string(stage.rawValue), "state": .string(name), "reason": reason.map(JSONValue.string) ?? .null,
      "summary": summary.map(JSONValue.object) ?? .null,
    ]
  }
}
