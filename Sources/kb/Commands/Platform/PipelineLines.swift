import Platform
import Synchronization

/// Shows on stderr how far a pipeline is: a line for each stage that is finished, and on a terminal one that is written
/// over for those at work.
final class PipelineLines: Sendable {
  private struct State {
    /// What the stages at work are doing, in the order of their beginnings.
    var working: [(stage: PipelineStage, text: String)] = []
    var shown: ContinuousClock.Instant?
    var isDrawn = false
  }

  private let interval: Duration = Terminal.error.isInteractive ? .milliseconds(100) : .seconds(5)
  private let state = Mutex(State())

  /// Takes note of an event. Any thread may call.
  func update(_ event: PipelineEvent) {
    state.withLock { state in
      switch event {
      case .resumed(let stage): write("resumed after \(stage.rawValue)", &state)
      case .began(let stage):
        state.working.append((stage, stage.activity))
        draw(&state)
      case .progressed(let stage, let progress):
        guard let place = state.working.firstIndex(where: { $0.stage == stage }) else { return }
        let total = progress.total.map { " of \($0)" } ?? ""
        state.working[place].text = "\(progress.activity) \(progress.done)\(total) \(progress.unit)"
        draw(&state)
      case .finished(let outcome):
        state.working.removeAll { $0.stage == outcome.stage }
        write("\(outcome.stage.rawValue): \(outcome.seconds.fixed(1)) s", &state)
      }
    }
  }

  /// Takes the line away, so that the next text begins at the left edge.
  func finish() { state.withLock { erase(&$0) } }

  private func draw(_ state: inout State) {
    let now = ContinuousClock.now
    if let shown = state.shown, now - shown < interval { return }
    state.shown = now
    let line = state.working.map(\.text).joined(separator: " · ")
    guard Terminal.error.isInteractive else { return }
    try? Terminal.error.write("\r\(line.prefix(max(Terminal.error.width - 1, 10)))\u{1B}[K")
    state.isDrawn = true
  }

  private func write(_ line: String, _ state: inout State) {
    erase(&state)
    try? Terminal.error.write(line + "\n")
  }

  private func erase(_ state: inout State) {
    if state.isDrawn { try? Terminal.error.write("\r\u{1B}[K") }
    state.isDrawn = false
  }
}
