/// Turns texts into vectors.
public protocol Embedder: Sendable {
  /// The model and every setting that changes its vectors: vectors of different ids are never compared.
  var modelID: String { get }
  /// The length of each vector.
  var dimensions: Int { get }
  /// How many texts are asked for in one call: what is lost at most, for each call under way, when a program is killed.
  var textsPerCall: Int { get }
  /// How many calls are made at once; `nil` for as many as the caller thinks best for this machine.
  var callsAtOnce: Int? { get }

  /// Whether a lost vector is made again in less time than it takes to keep it: an ingestion that is interrupted saves none.
  var isFree: Bool { get }

  /// The vectors of some texts, in their order, each of `dimensions` elements.
  func embed(_ texts: [String]) async throws -> [[Float]]

  /// The vector of a question; `weight` gives how much a word of it tells documents apart in the collection
  /// at hand (an inverse document frequency, 1 where unknown), for embedders that use it.
  func embed(question: String, weight: (String) -> Float) async throws -> [Float]
}

extension Embedder {
  /// 32 texts.
  public var textsPerCall: Int { 32 }
  /// As many as the caller thinks best.
  public var callsAtOnce: Int? { nil }
  /// Vectors are paid for, in money or in time.
  public var isFree: Bool { false }
}
