import Retrieval
import Synchronization

/// An embedder that counts what it is asked for, and does before each call what a test wants: fail, wait, be cancelled.
///
/// Equal texts have equal vectors, and texts of other words have others.
public final class CountingEmbedder: Embedder {
  /// Does something before a call, whose number is given, the first is 1.
  public typealias Interruption = @Sendable (_ call: Int) async throws -> Void

  private struct State {
    var texts: [String] = []
    var calls = 0
    var interruption: Interruption?
  }

  /// A fixed id.
  public let modelID: String
  /// The length of its vectors.
  public let dimensions: Int
  /// How many texts are asked for in one call.
  public let textsPerCall: Int
  /// How many calls are made at once.
  public let callsAtOnce: Int?
  private let state = Mutex(State())

  /// An embedder under a name of its own.
  public init(modelID: String = "counting-1", dimensions: Int = 16, textsPerCall: Int = 32, callsAtOnce: Int? = nil) {
    self.modelID = modelID
    self.dimensions = dimensions
    self.textsPerCall = textsPerCall
    self.callsAtOnce = callsAtOnce
  }

  /// The texts that were embedded, in no order among calls at once.
  public var texts: [String] { state.withLock { $0.texts } }

  /// Does something before each call from now on, the next having the number 1; `nil` for nothing.
  public func interrupt(_ interruption: Interruption?) {
    state.withLock {
      $0.calls = 0
      $0.interruption = interruption
    }
  }

  /// Forgets which texts were embedded.
  public func reset() { state.withLock { $0.texts = [] } }

  /// The vectors of some texts.
  public func embed(_ texts: [String]) async throws -> [[Float]] {
    let (call, interruption) = state.withLock { state in
      state.calls += 1
      return (state.calls, state.interruption)
    }
    try await interruption?(call)
    state.withLock { $0.texts += texts }
    return texts.map(vector)
  }

  /// The vector of a question.
  public func embed(question: String, weight: (String) -> Float) async throws -> [Float] { vector(of: question) }

  /// The vector of a text: how often each byte occurs at odd and even places, folded into the dimensions.
  public func vector(of text: String) -> [Float] {
    var vector = [Float](repeating: 0, count: dimensions)
    for (place, byte) in text.utf8.enumerated() { vector[(Int(byte) * 7 + place % 13) % dimensions] += 1 }
    return vector
  }
}
