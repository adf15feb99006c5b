/// Writes the first line of chunks: where they come from, in words.
///
/// `Source: reports/q1_sales.json. q1 sales (reports). region: north. months > rows. (avg: average)` – the key, the
/// file's and folders' names in words, what the document says of itself, the path or headings that all lines share,
/// and the meanings of abbreviations.
struct ChunkHeader {
  /// The header as far as it is the same for all chunks of the document; empty when it does not fit.
  let base: String
  let baseTokens: Int
  /// How many tokens the path that all lines share may take.
  let pathLimit: Int
  /// How many tokens the meanings of abbreviations may take.
  let meaningsLimit: Int

  private static let maximumMeanings = 4
  private static let counter = TokenCounter()

  /// The header of a document's chunks, which may have `maxTokens` tokens altogether.
  ///
  /// - Parameters:
  ///   - requested: what is to be embedded whatever the length (metadata marked so), as far as it fits.
  ///   - identity: what the document says of itself.
  init(of document: Document, maxTokens: Int, requested: [String], identity: [String]) {
    var base = "Source: \(SourceText.flat(document.id.key))."
    var tokens = Self.counter.count(base)
    let room = min(maxTokens / 3, 64)
    if tokens > room {
      base = ""
      tokens = 0
    }
    func add(_ parts: [String], room: Int) {
      for part in parts where !base.isEmpty {
        let size = Self.counter.count(part) + 1
        if tokens + size > room { continue }
        base += " " + part + "."
        tokens += size
      }
    }
    add([Self.words(of: document.id.key)], room: room)
    add(requested, room: room + maxTokens / 4)
    add(identity, room: max(room, tokens))
    self.base = base
    baseTokens = tokens
    pathLimit = base.isEmpty ? 0 : min(24, maxTokens / 8)
    meaningsLimit = base.isEmpty ? 0 : min(24, maxTokens / 12)
  }

  /// The header of a chunk whose lines share a path; `room` is what its meanings of abbreviations may take in tokens.
  func line(path: String, body: String, glossary: Glossary, room: Int) -> String {
    guard !base.isEmpty else { return "" }
    var header = base
    if !path.isEmpty { header += " " + path + "." }
    var parts: [String] = []
    var left = min(room, meaningsLimit) - 2
    for expansion in glossary.expansions(in: header + "\n" + body) where parts.count < Self.maximumMeanings {
      let part = "\(expansion.abbreviation): \(expansion.meaning)"
      let size = Self.counter.count(part) + (parts.isEmpty ? 0 : 1)
      if size > left { continue }
      parts.append(part)
      left -= size
    }
    return parts.isEmpty ? header : header + " (" + parts.joined(separator: "; ") + ")"
  }

  /// A path in as many of its last parts as fit; empty when not even the last does.
  func text(ofPath path: [String]) -> String {
    var parts = path[...]
    while !parts.isEmpty {
      let text = parts.joined(separator: " > ")
      if Self.counter.count(text) < pathLimit { return text }
      parts = parts.dropFirst()
    }
    return ""
  }

  /// The names of a file and its folders in words: `sales report (first quarter)` for `first_quarter/sales-report.csv`.
  static func words(of key: String) -> String {
    var parts = key.split(separator: "/").map(String.init)
    guard var name = parts.popLast() else { return "" }
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = String(name[..<dot]) }
    let folders = parts.map(words(inName:)).filter { !$0.isEmpty }
    return words(inName: name) + (folders.isEmpty ? "" : " (\(folders.joined(separator: ", ")))")
  }

  /// Separates words at punctuation and where a capital follows a small letter.
  private static func words(inName name: String) -> String {
    var words = ""
    var previous: Unicode.Scalar = " "
    for scalar in name.unicodeScalars {
      if "_-.+~ ".unicodeScalars.contains(scalar) || scalar.value < 0x20 {
        if !words.isEmpty, previous != " " { words += " " }
        previous = " "
        continue
      }
      if previous.properties.isLowercase, scalar.properties.isUppercase { words += " " }
      words.unicodeScalars.append(scalar)
      previous = scalar
    }
    return SourceText.flat(words)
  }
}
