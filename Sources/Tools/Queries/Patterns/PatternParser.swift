/// Reads a regular expression: the part of Java's syntax (which Trino has) that an automaton can match.
struct PatternParser {
  private static let maximumDepth = 50
  private static let maximumCount = 500

  var rest: ArraySlice<Unicode.Scalar>
  private(set) var ignoresCase = false
  private var dotMatchesLineFeed = false
  private var isMultiline = false
  private var depth = 0
  private(set) var captureCount = 0
  private let pattern: String

  /// - Throws: `FunctionFault` for a pattern over 1000 bytes.
  init(_ pattern: String) throws(FunctionFault) {
    guard pattern.utf8.count <= 1000 else { throw FunctionFault("a regular expression has at most 1000 bytes") }
    self.pattern = pattern
    rest = Array(pattern.unicodeScalars)[...]
  }

  /// Reads the whole pattern.
  mutating func parse() throws(FunctionFault) -> PatternNode {
    try readFlags()
    let node = try choice()
    guard rest.isEmpty else { throw fault("a ) without its (") }
    return node
  }

  func fault(_ found: String) -> FunctionFault {
    FunctionFault("the regular expression '\(pattern.prefix(60))' has \(found)")
  }

  /// `(?i)`, `(?s)`, `(?m)` at the beginning.
  private mutating func readFlags() throws(FunctionFault) {
    while rest.starts(with: ["(", "?"]), let end = rest.firstIndex(of: ")"),
      rest[rest.startIndex + 2..<end].allSatisfy({ "ism".unicodeScalars.contains($0) })
    {
      let flags = rest[(rest.startIndex + 2)..<end]
      ignoresCase = ignoresCase || flags.contains("i")
      dotMatchesLineFeed = dotMatchesLineFeed || flags.contains("s")
      isMultiline = isMultiline || flags.contains("m")
      rest = rest[(end + 1)...]
    }
  }

  private mutating func choice() throws(FunctionFault) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { throw fault("more than \(Self.maximumDepth) groups inside one another") }
    var branches = [try sequence()]
    while rest.first == "|" {
      rest.removeFirst()
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(FunctionFault) -> PatternNode {
    var nodes: [PatternNode] = []
    while let next = rest.first, next != "|", next != ")" { nodes.append(try repeated(try atom())) }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func repeated(_ node: PatternNode) throws(FunctionFault) -> PatternNode {
    guard let bounds = try bounds() else { return node }
    if rest.first == "+" { throw fault("a possessive quantifier, which is not supported") }
    var isGreedy = true
    if rest.first == "?" {
      rest.removeFirst()
      isGreedy = false
    }
    if let next = rest.first, next == "*" || next == "?" { throw fault("two quantifiers in a row") }
    return .repetition(node, minimum: bounds.minimum, maximum: bounds.maximum, isGreedy: isGreedy)
  }

  private mutating func bounds() throws(FunctionFault) -> (minimum: Int, maximum: Int?)? {
    switch rest.first {
    case "*", "+", "?":
      let sign = rest.removeFirst()
      return (sign == "+" ? 1 : 0, sign == "?" ? 1 : nil)
    case "{":
      rest.removeFirst()
      let minimum = try number()
      var maximum: Int? = minimum
      if rest.first == "," {
        rest.removeFirst()
        maximum = rest.first == "}" ? nil : try number()
      }
      guard rest.popFirst() == "}", (maximum ?? minimum) >= minimum else { throw fault("a { that is no quantifier") }
      return (minimum, maximum)
    default: return nil
    }
  }

  private mutating func number() throws(FunctionFault) -> Int {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard let value = Int(String(String.UnicodeScalarView(digits))), value <= Self.maximumCount else {
      throw fault("a quantifier that is no number up to \(Self.maximumCount)")
    }
    rest = rest.dropFirst(digits.count)
    return value
  }

  private mutating func atom() throws(FunctionFault) -> PatternNode {
    guard let first = rest.popFirst() else { return .empty }
    switch first {
    case ".": return .set(dotMatchesLineFeed ? .any : .exceptLineFeed)
    case "^": return .assertion(isMultiline ? .lineStart : .start)
    case "$": return .assertion(isMultiline ? .lineEnd : .end)
    case "(": return try group()
    case "[": return .set(try characterClass())
    case "\\": return try escape()
    case "*", "+", "?", "{": throw fault("a \(first) that follows nothing")
    default: return .set(CharacterSet(ranges: [first.value...first.value]))
    }
  }

  private mutating func group() throws(FunctionFault) -> PatternNode {
    var number: Int?
    if rest.first == "?" {
      rest.removeFirst()
      guard rest.popFirst() == ":" else {
        throw fault("a lookaround, named group or inner flag, which are not supported; (…) and (?:…) are")
      }
    } else {
      captureCount += 1
      number = captureCount
    }
    let node = try choice()
    guard rest.popFirst() == ")" else { throw fault("a ( without its )") }
    return number.map { .capture(node, number: $0) } ?? node
  }
}
