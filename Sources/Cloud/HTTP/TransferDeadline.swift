/// Tells when waiting for a peer has lasted too long: for the first byte, and between pieces.
///
/// How long a connection and the whole may take, libcurl watches itself.
struct TransferDeadline {
  typealias Instant = ContinuousClock.Instant

  private enum Phase {
    case connecting
    case sent
    case reading
    case paused
  }

  private let timeouts: HTTPTimeouts
  private let started: Instant
  private var phase = Phase.connecting
  private var progress: Instant
  private var sentBytes = 0

  init(_ timeouts: HTTPTimeouts, started: Instant) {
    self.timeouts = timeouts
    self.started = started
    progress = started
  }

  /// Whether the time when the connection stood is not known yet.
  var isConnecting: Bool { phase == .connecting }
  /// Whether no byte of a response came yet.
  var isWaiting: Bool { phase == .connecting || phase == .sent }

  /// The connection stands, since some seconds after the start.
  mutating func connect(after seconds: Double) {
    guard phase == .connecting else { return }
    phase = .sent
    progress = started + .seconds(seconds)
  }

  /// So many bytes of the request are sent: an upload that goes on is no silence.
  mutating func send(_ bytes: Int, at now: Instant) {
    guard phase == .sent, bytes > sentBytes else { return }
    sentBytes = bytes
    progress = now
  }

  /// Bytes came.
  mutating func receive(at now: Instant) {
    phase = .reading
    progress = now
  }

  /// The reader lags behind, which is not the peer's fault.
  mutating func pause() { phase = .paused }

  /// When the waiting ends in failure; `nil` while nothing is waited for.
  var instant: Instant? {
    switch phase {
    case .connecting, .paused: nil
    case .sent: Self.instant(timeouts.firstByte, after: progress)
    case .reading: Self.instant(timeouts.idle, after: progress)
    }
  }

  /// What took too long.
  var failure: String {
    isWaiting
      ? "no answer came within \(timeouts.firstByte) s"
      : "nothing more came for \(timeouts.idle) s in the middle of the answer"
  }

  private static func instant(_ seconds: Double, after instant: Instant) -> Instant? {
    seconds > 0 && seconds < 1e9 ? instant + .seconds(seconds) : nil
  }
}
