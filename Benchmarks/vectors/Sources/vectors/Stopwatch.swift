/// How long calls take.
enum Stopwatch {
  /// The nanoseconds of a call, and what it returned.
  static func time<Outcome>(_ body: () throws -> Outcome) rethrows -> (nanoseconds: Int, outcome: Outcome) {
    let start = ContinuousClock.now
    let outcome = try body()
    return (nanoseconds(since: start), outcome)
  }

  static func nanoseconds(since start: ContinuousClock.Instant) -> Int {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
  }
}
