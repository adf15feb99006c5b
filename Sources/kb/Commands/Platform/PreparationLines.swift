import Platform
import Synchronization
import Workspaces

/// Says on stderr that customers and predictions are made on first use, and how far they are.
final class PreparationLines: Sendable {
  private struct State {
    var start: ContinuousClock.Instant?
    var line: ProgressLine?
  }

  private let console: Console
  private let data = PlatformProgress()
  private let state = Mutex(State())

  init(_ console: Console) { self.console = console }

  /// Takes note of an event. Any thread may call.
  func update(_ event: PreparationEvent) {
    state.withLock { state in
      switch event {
      case .data(let progress):
        begin(&state, "first use: making the platform's customers (once)")
        data.update(progress)
      case .scoring(let progress):
        begin(&state, "first use: scoring the platform's customers (once)")
        if state.line == nil {
          data.finish()
          state.line = ProgressLine("scoring", unit: progress.unit)
        }
        state.line?.update(progress.done, of: progress.total)
      case .unscored(let reason): console.note("warning: no predictions in the tables: \(reason)")
      case .finished:
        data.finish()
        state.line?.finish()
        let seconds = state.start.map { (ContinuousClock.now - $0) / .seconds(1) } ?? 0
        console.note("made in \(seconds.fixed(1)) s")
      }
    }
  }

  private func begin(_ state: inout State, _ note: String) {
    if state.start == nil { console.note(note) }
    state.start = state.start ?? .now
  }

  /// Takes the line away, also when the work failed.
  func finish() {
    data.finish()
    state.withLock { $0.line?.finish() }
  }
}
