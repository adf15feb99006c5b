import Cloud
import JSON
import Storage

/// How many tokens services counted in the texts that a workspace had embedded, next to our own count, by model.
public struct TokenLedger: Sendable, Hashable {
  /// A model and its tokens.
  public struct Entry: Sendable, Hashable {
    /// The embedder's id.
    public let model: String
    /// The tokens of all texts so far.
    public let tokens: EmbeddedTokens

    /// The entry as `{"model","texts","billed","estimated","ratio"}`; the ratio is ours to the service's.
    public var json: JSONValue {
      [
        "model": .string(model), "texts": .number(tokens.texts), "billed": .number(tokens.billed),
        "estimated": .number(tokens.estimated), "ratio": tokens.ratio.map(JSONValue.number) ?? .null,
      ]
    }

    /// An entry of a model.
    public init(model: String, tokens: EmbeddedTokens) {
      self.model = model
      self.tokens = tokens
    }
  }

  /// The models in the order in which they were first used.
  public private(set) var entries: [Entry] = []

  /// The ledger in a file; empty when there is none, or none that can be read: it is for looking at, not for paying.
  init(reading path: LocalPath) {
    guard let bytes = try? FileSystem().read(path.description).array, let value = try? JSONValue(parsing: bytes) else {
      return
    }
    entries = (value.array ?? []).compactMap { entry in
      guard let model = entry["model"]?.string else { return nil }
      var tokens = EmbeddedTokens()
      tokens.texts = entry["texts"]?.int ?? 0
      tokens.billed = entry["billed"]?.int ?? 0
      tokens.estimated = entry["estimated"]?.int ?? 0
      return Entry(model: model, tokens: tokens)
    }
  }

  /// Adds the tokens of some texts.
  mutating func add(_ tokens: EmbeddedTokens, of model: String) {
    guard let place = entries.firstIndex(where: { $0.model == model }) else {
      return entries.append(Entry(model: model, tokens: tokens))
    }
    var sum = entries[place].tokens
    sum.texts = sum.texts.addingReportingOverflow(tokens.texts).partialValue
    sum.billed = sum.billed.addingReportingOverflow(tokens.billed).partialValue
    sum.estimated = sum.estimated.addingReportingOverflow(tokens.estimated).partialValue
    entries[place] = Entry(model: model, tokens: sum)
  }

  /// Writes the ledger, whole.
  ///
  /// - Throws: `FileError`.
  func write(to path: LocalPath) throws {
    try FileSystem().replace(path.description, with: JSONValue.array(entries.map(\.json)).utf8(.pretty))
  }
}
