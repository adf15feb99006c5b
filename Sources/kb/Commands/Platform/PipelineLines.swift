import Platform
import Synchronization

/// Shows on stderr how far a pipeline is: a line for each stage that is finished, and on a terminal one that is written
/// over for those at work.
final class PipelineLines: Sendable {
  private struct State {
    /// What the stages at work are doing, in the order of their beginnings.
    var working: [(stage: PipelineStage, text: String)] = []
    var line = StatusLine()

    mutating func show() {
      line.show(working.map(\.text).joined(separator: " · "), onlyOnTerminals: true)
    }
  }

  private let state = Mutex(State())

  /// Takes note of an event. Any thread may call.
  func update(_ event: PipelineEvent) {
    state.withLock { state in
      switch event {
      case .resumed(let stage): state.line.write("resumed after \(stage.rawValue)")
      case .began(let stage):
        state.working.append((stage, stage.activity))
        state.show()
      case .progressed(let stage, let progress):
        guard let place = state.working.firstIndex(where: { $0.stage == stage }) else { return }
        let total = progress.total.map { " of \($0)" } ?? ""
        state.working[place].text = "\(progress.activity) \(progress.done)\(total) \(progress.unit)"
        state.show()
      case .finished(let outcome):
        state.working.removeAll { $0.stage == outcome.stage }
        state.line.write("\(outcome.stage.rawValue): \(outcome.seconds.fixed(1)) s")
      }
    }
  }

  /// Takes the line away, so that the next text begins at the left edge.
  func finish() { state.withLock { $0.line.erase() } }
}
