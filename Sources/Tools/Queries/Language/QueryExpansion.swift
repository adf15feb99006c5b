/// How large a statement gets when SQLite puts the queries of its WITH clauses in the places that name them.
///
/// SQLite does that before it compiles anything, out of reach of the progress handler: forty queries that each name the
/// one before twice would keep it busy, and take memory, for ever. The estimate is from above.
struct QueryExpansion {
  /// The parts that a statement may come to.
  static let limit = 20_000

  private struct Definition {
    /// The tokens between the parentheses.
    let body: Range<Int>
    var weight: Int?
    var isOpen = false
  }

  private let tokens: [SQLToken]
  private var definitions: [Definition] = []
  private var byName: [String: [Int]] = [:]

  /// Finds the queries that the tokens of a statement define.
  init(_ tokens: [SQLToken]) {
    self.tokens = tokens
    let ends = Self.closings(tokens)
    for place in tokens.indices where tokens[place].isWord("AS") {
      guard let name = Self.definedName(before: place, tokens), let start = Self.bodyStart(after: place, tokens),
        let end = ends[start]
      else { continue }
      byName[name, default: []].append(definitions.count)
      definitions.append(Definition(body: (start + 1)..<end))
    }
  }

  /// The parts of the whole statement, at most one more than the limit. O(tokens × depth of nesting).
  mutating func size() -> Int { definitions.isEmpty ? 1 : weight(of: tokens.indices) }

  private mutating func weight(of range: Range<Int>) -> Int {
    var sum = 1
    for place in range where isReference(place) {
      let candidates = byName[tokens[place].name.lowercased()] ?? []
      // Within its own body a name is the recursion, which is not put in.
      let weights = candidates.filter { !definitions[$0].body.contains(place) }.map { weight(ofDefinition: $0) }
      sum = min(sum + (weights.max() ?? 0), Self.limit + 1)
      if sum > Self.limit { break }
    }
    return sum
  }

  private mutating func weight(ofDefinition index: Int) -> Int {
    if let weight = definitions[index].weight { return weight }
    guard !definitions[index].isOpen else { return 1 }
    definitions[index].isOpen = true
    let weight = weight(of: definitions[index].body)
    definitions[index].isOpen = false
    definitions[index].weight = weight
    return weight
  }

  /// Whether a name stands where a table does.
  private func isReference(_ place: Int) -> Bool {
    guard place > 0, Self.isName(tokens[place]) else { return false }
    if place + 1 < tokens.count, tokens[place + 1].isSymbol(".") { return false }
    let before = tokens[place - 1]
    return before.isWord("FROM", "JOIN", "IN") || before.isSymbol(",") || before.isSymbol("(")
  }

  private static func isName(_ token: SQLToken) -> Bool {
    token.kind == .word || token.kind == .quotedName || token.kind == .string
  }

  /// For each opening parenthesis its closing one.
  private static func closings(_ tokens: [SQLToken]) -> [Int: Int] {
    var open: [Int] = []
    var ends: [Int: Int] = [:]
    for (place, token) in tokens.enumerated() {
      if token.isSymbol("(") {
        open.append(place)
      } else if token.isSymbol(")"), let start = open.popLast() {
        ends[start] = place
      }
    }
    return ends
  }

  /// The name in `name AS` and `name (columns) AS`, in lower case.
  private static func definedName(before place: Int, _ tokens: [SQLToken]) -> String? {
    var last = place - 1
    if last >= 0, tokens[last].isSymbol(")") {
      while last >= 0, !tokens[last].isSymbol("(") { last -= 1 }
      last -= 1
    }
    guard last >= 0, isName(tokens[last]) else { return nil }
    return tokens[last].name.lowercased()
  }

  /// The parenthesis in `AS (`, `AS MATERIALIZED (` and `AS NOT MATERIALIZED (`.
  private static func bodyStart(after place: Int, _ tokens: [SQLToken]) -> Int? {
    var next = place + 1
    while next < tokens.count, tokens[next].isWord("NOT", "MATERIALIZED") { next += 1 }
    return next < tokens.count && tokens[next].isSymbol("(") ? next : nil
  }
}
