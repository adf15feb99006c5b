import Platform
import Synchronization

/// Shows on stderr how far the training of several models is: on a terminal one line that is written over, elsewhere a
/// line now and then.
final class TrainingProgressLines: Sendable {
  private struct State {
    /// The last round of each model in training, in the order of their beginnings.
    var rounds: [(model: String, text: String)] = []
    var shown: ContinuousClock.Instant?
    var isDrawn = false
  }

  private let interval: Duration = Terminal.error.isInteractive ? .milliseconds(100) : .seconds(5)
  private let state = Mutex(State())

  /// Takes note of progress. Any thread may call.
  func update(_ progress: TrainingProgress) {
    state.withLock { state in
      switch progress {
      case .kept(let model): write("\(model): up to date", &state)
      case .began(let model, let variants):
        state.rounds.append((model, "\(model)"))
        write("\(model): training" + (variants > 1 ? ", \(variants) variants" : ""), &state)
      case .round(let model, let variant, let number, let total, let metric, let value):
        set(model, "\(model) \(variant) \(number)/\(total) \(metric) \(value.fixed(4))", &state)
      case .measuring(let model): set(model, "\(model) measuring", &state)
      case .finished(let model):
        state.rounds.removeAll { $0.model == model }
        write("\(model): done", &state)
      }
    }
  }

  /// Takes the line away, so that the next text begins at the left edge.
  func finish() { state.withLock { erase(&$0) } }

  private func set(_ model: String, _ text: String, _ state: inout State) {
    guard let place = state.rounds.firstIndex(where: { $0.model == model }) else { return }
    state.rounds[place].text = text
    let now = ContinuousClock.now
    if let shown = state.shown, now - shown < interval { return }
    state.shown = now
    let line = state.rounds.map(\.text).joined(separator: " · ")
    guard Terminal.error.isInteractive else {
      try? Terminal.error.write(line + "\n")
      return
    }
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
