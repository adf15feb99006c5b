import Cloud
import Workspaces

extension TokenLedger.Entry {
  /// The entry for a reader: `MODEL: 118 texts, 23,000 tokens by the service, 21,900 by our counter (0.95)`.
  var text: String {
    let ratio = tokens.ratio.map { " (\($0.fixed(2)) of it)" } ?? ""
    return "\(model): \(tokens.texts.counted("text")), \(tokens.billed.counted("token")) by the service, "
      + "\(tokens.estimated) by our counter\(ratio)"
  }
}
