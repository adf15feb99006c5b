import Platform
import Synchronization

/// Shows on stderr how far the preparation of data is, one line a stage.
final class PlatformProgress: Sendable {
  private struct State {
    var stage: DataStage?
    var line: ProgressLine?
  }

  private let state = Mutex(State())

  /// Takes note of progress. Any thread may call.
  func update(_ progress: DataProgress) {
    state.withLock { state in
      if state.stage != progress.stage {
        state.line?.finish()
        state.stage = progress.stage
        state.line = ProgressLine("data: \(progress.stage.rawValue)", unit: "customers")
      }
      state.line?.update(progress.done, of: progress.total)
    }
  }

  /// Takes the line away.
  func finish() { state.withLock { $0.line?.finish() } }
}
