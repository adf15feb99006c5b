/// A line on stderr about work that goes on: on a terminal it is written over, elsewhere it is shown now and then or not
/// at all.
struct StatusLine: Sendable {
  private let interval: Duration = Terminal.error.isInteractive ? .milliseconds(100) : .seconds(5)
  private var shown: ContinuousClock.Instant?
  private var isDrawn = false

  /// Shows a text when enough time has passed since the last showing.
  ///
  /// - Parameter onlyOnTerminals: whether nothing is written where stderr is no terminal.
  mutating func show(_ text: String, onlyOnTerminals: Bool) {
    let now = ContinuousClock.now
    if let shown, now - shown < interval { return }
    shown = now
    guard Terminal.error.isInteractive else {
      if !onlyOnTerminals { try? Terminal.error.write(text + "\n") }
      return
    }
    try? Terminal.error.write("\r\(text.prefix(max(Terminal.error.width - 1, 10)))\u{1B}[K")
    isDrawn = true
  }

  /// Writes a text that stays, in place of the line.
  mutating func write(_ text: String) {
    erase()
    try? Terminal.error.write(text + "\n")
  }

  /// Takes the line away, so that the next text begins at the left edge.
  mutating func erase() {
    if isDrawn { try? Terminal.error.write("\r\u{1B}[K") }
    isDrawn = false
  }
}
