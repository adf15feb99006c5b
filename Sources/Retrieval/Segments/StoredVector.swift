/// A vector as segments keep it: of length 1, with the length it had.
public struct StoredVector: Sendable, Hashable {
  /// The elements, scaled to a Euclidean length of 1; all 0 for the zero vector.
  public let elements: [Float]
  /// The length before scaling.
  public let norm: Float

  /// Scales a vector; the zero vector stays as it is and is similar to nothing.
  ///
  /// - Throws: `VectorError` when an element is infinite or no number, or the length is beyond the range of `Float`.
  public init(normalizing vector: [Float]) throws(VectorError) {
    if let index = vector.firstIndex(where: { !$0.isFinite }) {
      throw VectorError(
        "expected finite elements, found \(vector[index]) at \(index); check the embedding model's answer")
    }
    let norm = vector.reduce(into: 0.0) { $0 += Double($1) * Double($1) }.squareRoot()
    guard Float(norm).isFinite else {
      throw VectorError("expected a length below \(Float.greatestFiniteMagnitude), found \(norm)")
    }
    // The norm decides, not its Float, so that a tiny vector keeps its direction.
    elements = norm > 0 ? vector.map { Float(Double($0) / norm) } : vector.map { _ in 0 }
    self.norm = Float(norm)
  }

  /// A vector that was scaled before.
  init(elements: [Float], norm: Float) {
    self.elements = elements
    self.norm = norm
  }

  /// - Throws: `VectorError` when it has other dimensions than the vectors that it is compared with.
  func check(dimensions: Int) throws(VectorError) {
    guard elements.count == dimensions else {
      throw VectorError(
        "expected a query of \(dimensions) dimensions, found \(elements.count); is it of the same model?")
    }
  }
}
