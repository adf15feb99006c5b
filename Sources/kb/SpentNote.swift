import Cloud
import Workspaces

/// What a command says of money and of warnings when it has no result to say it with.
enum SpentNote {
  /// Says what was paid until a failure, if anything was.
  static func show(_ cloud: CloudAccess, _ console: Console) {
    let spent = cloud.spending.entries
    guard !spent.isEmpty, !console.json else { return }
    console.note("paid until then: \(spent.usd?.dollars ?? "unknown")")
    for entry in spent { console.note("  \(entry.text)") }
  }

  /// Says what went wrong without being in the way.
  static func showWarnings(_ cloud: CloudAccess, _ console: Console) {
    for warning in cloud.takeWarnings() { console.note("warning: \(warning.withoutControls)") }
  }
}
