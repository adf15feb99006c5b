import Retrieval
import Synchronization

/// Adds up the tokens of texts that were embedded.
final class TokenTally: Sendable {
  private let tokens = Mutex(EmbeddedTokens())
  private let counter = TokenCounter()

  /// The sums.
  var current: EmbeddedTokens { tokens.withLock(\.self) }

  /// Adds texts, and the tokens that the service counted in all of them.
  func add(_ texts: [String], billed: Int) {
    let estimate = texts.reduce(0) { $0 + counter.count($1) }
    tokens.withLock { tokens in
      tokens.texts += texts.count
      // A service's count is no figure to trust: it must not end the process.
      let (sum, isTooLarge) = tokens.billed.addingReportingOverflow(max(0, billed))
      tokens.billed = isTooLarge ? .max : sum
      tokens.estimated += estimate
    }
  }
}
