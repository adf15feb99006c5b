import Platform
import Synchronization

/// Shows on stderr how far the training of several models is: on a terminal one line that is written over, elsewhere a
/// line now and then.
final class TrainingProgressLines: Sendable {
  private struct State {
    /// The last round of each model in training, in the order of their beginnings.
    var rounds: [(model: String, text: String)] = []
    var line = StatusLine()

    mutating func set(_ model: String, _ text: String) {
      guard let place = rounds.firstIndex(where: { $0.model == model }) else { return }
      rounds[place].text = text
      line.show(rounds.map(\.text).joined(separator: " · "), onlyOnTerminals: false)
    }
  }

  private let state = Mutex(State())

  /// Takes note of progress. Any thread may call.
  func update(_ progress: TrainingProgress) {
    state.withLock { state in
      switch progress {
      case .kept(let model): state.line.write("\(model): up to date")
      case .began(let model, let variants):
        state.rounds.append((model, "\(model)"))
        state.line.write("\(model): training" + (variants > 1 ? ", \(variants) variants" : ""))
      case .round(let model, let variant, let number, let total, let metric, let value):
        state.set(model, "\(model) \(variant) \(number)/\(total) \(metric) \(value.fixed(4))")
      case .measuring(let model): state.set(model, "\(model) measuring")
      case .finished(let model):
        state.rounds.removeAll { $0.model == model }
        state.line.write("\(model): done")
      }
    }
  }

  /// Takes the line away, so that the next text begins at the left edge.
  func finish() { state.withLock { $0.line.erase() } }
}
