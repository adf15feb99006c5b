/// The embedder without a model: a text's vector counts the character n-grams of its words, hashed into its elements.
///
/// Words that share a stem or are misspelt share most of their n-grams, which is what the vectors add to BM25. Every
/// word but stop words (all words, where there are no others) gives its n-grams of 3 to 5 characters, with marks at
/// both ends of the word, `(1 + ln tf) / n^(1/4)` each for a word of `n` n-grams that occurs `tf` times; a hash gives
/// each n-gram an element and a sign (Weinberger et al. 2009). Vectors have length 1; only a text without any word has
/// the zero vector. They depend on nothing but the text, so that a growing collection never needs another embedding,
/// and are the same on every machine.
public struct HashingEmbedder: Embedder {
  /// The dimensions that can be asked for.
  public static let allowedDimensions = 64...4096

  /// The length of the vectors.
  public let dimensions: Int
  /// The version of the scheme and its settings.
  public var modelID: String { "hashing-v1-\(dimensions)" }

  /// Some microseconds a vector.
  public var isFree: Bool { true }

  private let stopWords = StopWords.english

  /// An embedder of 1,024 dimensions.
  public init() { dimensions = 1024 }

  /// An embedder of `dimensions` dimensions, `nil` when they are not among `allowedDimensions`.
  public init?(dimensions: Int) {
    guard Self.allowedDimensions.contains(dimensions) else { return nil }
    self.dimensions = dimensions
  }

  /// The vectors of some texts, in their order. O(bytes + texts × dimensions).
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  public func embed(_ texts: [String]) async throws -> [[Float]] {
    var vectors: [[Float]] = []
    vectors.reserveCapacity(texts.count)
    for text in texts {
      try Task.checkCancellation()
      vectors.append(vector(of: text))
    }
    return vectors
  }

  /// The vector of a question, the n-grams of each word weighted by `weight(word)`; words are lower-case and not
  /// reduced to stems. A weight below 0 or not finite counts as 0.
  public func embed(question: String, weight: (String) -> Float) async throws -> [Float] {
    vector(of: question, weight: weight)
  }

  /// The vector of a text; `weight` as for a question, equal for all words unless given.
  func vector(of text: String, weight: (String) -> Float = { _ in 1 }) -> [Float] {
    var words = WordCounts(text, without: stopWords)
    if words.isEmpty { words = WordCounts(text, without: .none) }
    var vector = [Float](repeating: 0, count: dimensions)
    var hasher = NGramHasher()
    words.forEach { word, count in
      let factor = weight(word)
      guard factor > 0, factor.isFinite else { return }
      hasher.hash(word)
      let share = (1 + logarithm(Double(count))) / Double(hasher.hashes.count).squareRoot().squareRoot()
      add(hasher.hashes, scale: Float(share) * factor, to: &vector)
    }
    Self.normalize(&vector)
    return vector
  }

  private func add(_ hashes: [UInt64], scale: Float, to vector: inout [Float]) {
    for hash in hashes {
      // The upper half picks the element without the bias of a remainder, the lowest bit the sign.
      let element = Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(dimensions)) >> 32)
      vector[element] += hash & 1 == 0 ? scale : -scale
    }
  }

  private static func normalize(_ vector: inout [Float]) {
    let square = vector.reduce(0.0) { $0 + Double($1) * Double($1) }
    guard square > 0 else { return }
    let scale = 1 / square.squareRoot()
    for index in vector.indices { vector[index] = Float(Double(vector[index]) * scale) }
  }
}
