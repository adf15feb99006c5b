/// Medians of runs that take turns, so that what else the machine does strikes all alike.
enum Stopwatch {
  /// The median seconds of each body over so many rounds.
  static func medians(rounds: Int, _ bodies: [() throws -> Void]) throws -> [Double] {
    var times = [[Double]](repeating: [], count: bodies.count)
    for body in bodies { try body() }
    for _ in 0..<rounds {
      for (place, body) in bodies.enumerated() {
        let start = ContinuousClock.now
        try body()
        times[place].append((ContinuousClock.now - start) / .seconds(1))
      }
    }
    return times.map { $0.sorted()[$0.count / 2] }
  }

  /// A duration in the unit that suits it.
  static func text(_ seconds: Double) -> String {
    seconds < 1e-3 ? "\((seconds * 1e7).rounded() / 10) µs" : "\((seconds * 1e5).rounded() / 100) ms"
  }
}
