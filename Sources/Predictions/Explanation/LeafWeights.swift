/// What a leaf is worth to a player of its game, in which `needed` features must be known and `barred` ones must not.
struct LeafWeights: Sendable {
  private let needed: [Double]
  private let barred: [Double]
  private let width: Int

  /// The weights for games of so many players. O(players²).
  init(count: Int) {
    width = count + 1
    var needed = [Double](repeating: 0, count: width * width)
    var barred = needed
    for a in 0...count {
      // The binomial coefficient (a + b over a), step by step; it may grow to infinity, where a weight is zero.
      var ways = 1.0
      for b in 0...count {
        if b > 0 { ways *= Double(a + b) / Double(b) }
        if a > 0 { needed[a * width + b] = 1 / (Double(a) * ways) }
        if b > 0 { barred[a * width + b] = 1 / (Double(b) * ways) }
      }
    }
    self.needed = needed
    self.barred = barred
  }

  /// The part of the leaf's value that each needed feature gets: (a - 1)! b! / (a + b)! for a needed and b barred ones.
  func ofNeeded(needed a: Int, barred b: Int) -> Double { needed[a * width + b] }

  /// The part that is taken from each barred feature: a! (b - 1)! / (a + b)!.
  func ofBarred(needed a: Int, barred b: Int) -> Double { barred[a * width + b] }
}
