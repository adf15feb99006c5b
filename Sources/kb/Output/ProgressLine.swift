import Synchronization

/// Shows the progress of one piece of work on stderr: on a terminal one line that is written over, elsewhere a line
/// every few seconds.
final class ProgressLine: Sendable {
  private struct State {
    var shown: ContinuousClock.Instant?
    var isDrawn = false
  }

  private let activity: String
  private let unit: String
  private let start = ContinuousClock.now
  private let interval: Duration
  private let state = Mutex(State())

  /// The progress of an activity ("embedding") over things of a unit ("chunks").
  init(_ activity: String, unit: String) {
    self.activity = activity
    self.unit = unit
    interval = Terminal.error.isInteractive ? .milliseconds(100) : .seconds(5)
  }

  /// Takes note of how much is done; shows it when enough time has passed since the last showing. Any thread may call.
  func update(_ done: Int, of total: Int?) {
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - (state.shown ?? start) >= interval else { return }
      state.shown = now
      let elapsed = (now - start) / .seconds(1)
      draw(Progress(activity: activity, unit: unit, done: done, total: total, seconds: elapsed).text, &state)
    }
  }

  /// Takes the line away, so that the next text begins at the left edge.
  func finish() {
    state.withLock { state in
      if state.isDrawn { try? Terminal.error.write("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  private func draw(_ text: String, _ state: inout State) {
    guard Terminal.error.isInteractive else {
      try? Terminal.error.write(text + "\n")
      return
    }
    try? Terminal.error.write("\r\(text.prefix(max(Terminal.error.width - 1, 10)))\u{1B}[K")
    state.isDrawn = true
  }
}
