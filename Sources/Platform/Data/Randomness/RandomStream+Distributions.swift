extension RandomStream {
  /// An exponentially distributed number of this mean.
  mutating func exponential(mean: Double) -> Double { -PortableMath.log(uniform()) * mean }

  /// A gamma distributed number of this shape, at least 1, and scale 1.
  ///
  /// Source: Marsaglia, Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000).
  mutating func gamma(shape: Double) -> Double {
    let d = max(shape, 1) - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      let uniform = uniform()
      guard root > 0 else { continue }
      let v = root * root * root
      if PortableMath.log(uniform) < 0.5 * x * x + d - d * v + d * PortableMath.log(v) { return d * v }
    }
  }

  /// A beta distributed number; both shapes are at least 1.
  mutating func beta(_ first: Double, _ second: Double) -> Double {
    let x = gamma(shape: first)
    return x / (x + gamma(shape: second))
  }

  /// A Poisson distributed count, by inversion; rates beyond 500 are drawn in parts. O(rate).
  mutating func poisson(_ rate: Double) -> Double {
    var rest = max(rate, 0)
    var count = 0.0
    while rest > 500 {
      count += invertedPoisson(500)
      rest -= 500
    }
    return count + invertedPoisson(rest)
  }

  private mutating func invertedPoisson(_ rate: Double) -> Double {
    var probability = PortableMath.exp(-rate)
    var target = uniform()
    var count = 0.0
    // Far beyond the mean the remaining probability is lost to rounding, and the search would not end.
    let limit = rate + 20 * rate.squareRoot() + 40
    while target > probability, count < limit {
      target -= probability
      count += 1
      probability *= rate / count
    }
    return count
  }

  /// A binomially distributed count, by inversion. O(trials).
  mutating func binomial(trials: Int, probability: Double) -> Double {
    let failure = 1 - probability
    guard probability > 0 else { return 0 }
    guard failure > 0 else { return Double(trials) }
    var term = 1.0
    for _ in 0..<trials { term *= failure }
    var target = uniform()
    var count = 0
    while target > term, count < trials {
      target -= term
      count += 1
      term *= Double(trials - count + 1) / Double(count) * (probability / failure)
    }
    return Double(count)
  }

  /// The failures before so many successes of a probability: a Poisson count whose rate is gamma distributed.
  mutating func negativeBinomial(successes: Double, probability: Double) -> Double {
    let rate = gamma(shape: successes) * (1 - probability) / probability
    return poisson(rate)
  }

  /// The place of one of several outcomes with these weights, which need not add up to 1.
  mutating func choice(_ weights: [Double]) -> Int {
    var target = uniform() * weights.reduce(0, +)
    for (place, weight) in weights.enumerated() {
      if target < weight { return place }
      target -= weight
    }
    return max(weights.count - 1, 0)
  }

  /// The place of one of several outcomes whose logarithmic odds these are.
  mutating func choice(logits: [Double]) -> Int {
    let largest = logits.max() ?? 0
    return choice(logits.map { PortableMath.exp($0 - largest) })
  }
}
