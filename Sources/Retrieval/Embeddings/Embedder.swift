/// Turns texts into vectors.
public protocol Embedder: Sendable {
  /// The model and every setting that changes its vectors: vectors of different ids are never compared.
  var modelID: String { get }
  /// The length of each vector.
  var dimensions: Int { get }

  /// The vectors of some texts, in their order, each of `dimensions` elements.
  func embed(_ texts: [String]) async throws -> [[Float]]

  /// The vector of a question; `weight` gives how much a word of it tells documents apart in the collection
  /// at hand (an inverse document frequency, 1 where unknown), for embedders that use it.
  func embed(question: String, weight: (String) -> Float) async throws -> [Float]
}
