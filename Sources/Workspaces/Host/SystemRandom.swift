/// The system's source of randomness.
enum SystemRandom {
  /// As many random bytes as asked for.
  @Sendable static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<max(0, count)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// A number of [0, 1).
  @Sendable static func share() -> Double { Double.random(in: 0..<1) }
}
