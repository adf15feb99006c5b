import CKernels
import TestSupport

/// Kinds of vectors that a search must not stumble over.
enum VectorKind: CaseIterable {
  /// Every element evenly from -1 to 1.
  case uniform
  /// Near to one of a few centres, at very different distances.
  case clustered
  /// Copies of a few vectors.
  case duplicated
  /// Zero vectors but for every tenth.
  case zero
  /// So small that products vanish.
  case denormal
  /// So large that sums of products may overflow.
  case huge
  /// One large element among small ones.
  case spiky
  /// Of lengths from 1e-12 to 1e12; for float16 from 1e-4 to 1e4.
  case mixed
  /// With infinities and elements that are no number.
  case notFinite

  /// Rows of this kind; values that float16 can hold, where these are asked for.
  func rows(_ count: Int, dimensions: Int, halves: Bool, using generator: inout SplitMix64) -> [Float] {
    let centres = (0..<5).map { _ in Self.random(dimensions, using: &generator) }
    var rows: [Float] = []
    rows.reserveCapacity(count * dimensions)
    for row in 0..<count {
      rows += vector(row, dimensions, halves, centres, using: &generator)
    }
    return halves ? Self.rounded(rows) : rows
  }

  private func vector(
    _ row: Int, _ dimensions: Int, _ halves: Bool, _ centres: [[Float]], using generator: inout SplitMix64
  ) -> [Float] {
    let random = Self.random(dimensions, using: &generator)
    let centre = centres[Int.random(in: 0..<centres.count, using: &generator)]
    switch self {
    case .uniform: return random
    case .clustered:
      let spread = Float.random(in: 0...0.3, using: &generator)
      return zip(centre, random).map { $0 + spread * $1 }
    case .duplicated: return centre
    case .zero: return row % 10 == 3 ? random : [Float](repeating: row % 2 == 0 ? 0 : -0.0, count: dimensions)
    case .denormal: return random.map { $0 * (halves ? 1e-7 : 0x1p-136) }
    case .huge: return random.map { $0 * (halves ? 65_000 : 3e38) }
    case .spiky:
      var vector = random.map { $0 * 0.01 }
      vector[row % dimensions] = 1
      return vector
    case .mixed:
      let decimals: Float = halves ? 4 : 12
      let scale = Self.power(of: 10, Float.random(in: -decimals...decimals, using: &generator))
      return random.map { $0 * scale }
    case .notFinite:
      var vector = random
      if row % 3 == 0 { vector[row % dimensions] = [.nan, .infinity, -.infinity][row / 3 % 3] }
      return vector
    }
  }

  private static func random(_ dimensions: Int, using generator: inout SplitMix64) -> [Float] {
    (0..<dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
  }

  /// `base` multiplied by itself, the fraction by steps: no library function is needed for a spread of sizes.
  private static func power(of base: Float, _ exponent: Float) -> Float {
    let whole = Int(exponent.magnitude.rounded(.down))
    let scale = (0..<whole).reduce(Float(1)) { scale, _ in scale * base }
    return exponent < 0 ? 1 / scale : scale
  }

  /// Values as float16 holds them.
  static func rounded(_ elements: [Float]) -> [Float] {
    var halves = [UInt16](repeating: 0, count: elements.count)
    kb_halve(elements, elements.count, &halves, KB_PATH_BEST)
    var wide = elements
    kb_widen(halves, halves.count, &wide, KB_PATH_BEST)
    return wide
  }
}
