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
      if state.start == nil {
        state.start = .now
        console.note("first use: making the platform's customers and predictions (once)")
      }
      switch event {
      case .data(let progress): data.update(progress)
      case .scoring(let progress):
        if state.line == nil {
          data.finish()
          state.line = ProgressLine("scoring", unit: progress.unit)
        }
        state.line?.update(progress.done, of: progress.total)
      case .finished:
        data.finish()
        state.line?.finish()
        let seconds = state.start.map { (ContinuousClock.now - $0) / .seconds(1) } ?? 0
        console.note("made in \(seconds.fixed(1)) s")
      }
    }
  }

  /// Takes the line away, also when the work failed.
  func finish() {
    data.finish()
    state.withLock { $0.line?.finish() }
  }
}
