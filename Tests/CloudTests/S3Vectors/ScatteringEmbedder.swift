import Retrieval
import Storage
import TestSupport

/// An embedder whose vectors are random numbers seeded by the text, so that no two similarities are equal.
struct ScatteringEmbedder: Embedder {
  let modelID = "scattering-1"
  let dimensions: Int

  func embed(_ texts: [String]) async throws -> [[Float]] { texts.map(vector) }

  func embed(question: String, weight: (String) -> Float) async throws -> [Float] { vector(of: question) }

  private func vector(of text: String) -> [Float] {
    let seed = SHA256.hash(Array(text.utf8)).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var generator = SplitMix64(seed: seed)
    return (0..<dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
  }
}
