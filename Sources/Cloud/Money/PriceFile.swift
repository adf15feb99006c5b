import JSON

/// A file of prices that is being read: what stands where, and errors that say so.
struct PriceFile {
  /// The file's name, as errors show it.
  let name: String
  let document: JSONDocument

  /// - Throws: `PriceTableError` for a text that is no JSON; comments are allowed.
  init(_ bytes: [UInt8], name: String) throws(PriceTableError) {
    self.name = name
    do throws(JSONError) {
      document = try JSONDocument(parsing: bytes, options: .configuration)
    } catch {
      throw PriceTableError(
        file: name, line: error.line, column: error.column, expected: error.expected, found: error.found)
    }
  }

  /// The members of an object that may have these keys.
  func members(of node: JSONNode, known: [String]? = nil) throws(PriceTableError) -> [JSONNode.Member] {
    guard let members = node.members else { throw mismatch(node, "an object") }
    if let known, let stranger = members.first(where: { !known.contains($0.key) }) {
      throw error(at: stranger.keyRange, "one of \(known.joined(separator: ", "))", "\"\(stranger.key)\"")
    }
    return members
  }

  /// A number from 0 on.
  func amount(_ node: JSONNode) throws(PriceTableError) -> Double {
    guard let amount = node.value.double, amount.isFinite, amount >= 0 else {
      throw mismatch(node, "a number from 0 on")
    }
    return amount
  }

  /// A whole number from 0 on.
  func count(_ node: JSONNode) throws(PriceTableError) -> Int {
    guard let count = node.value.int, count >= 0 else { throw mismatch(node, "a whole number from 0 on") }
    return count
  }

  /// A string.
  func text(_ node: JSONNode) throws(PriceTableError) -> String {
    guard let text = node.value.string else { throw mismatch(node, "a string") }
    return text
  }

  /// `true` or `false`.
  func truth(_ node: JSONNode) throws(PriceTableError) -> Bool {
    guard let truth = node.value.bool else { throw mismatch(node, "true or false") }
    return truth
  }

  /// A date, YYYY-MM-DD.
  func date(_ node: JSONNode) throws(PriceTableError) -> String {
    let date = try text(node)
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    let isDate =
      parts.map(\.utf8.count) == [4, 2, 2] && parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard isDate else { throw mismatch(node, "a date such as \"2026-11-23\"") }
    return date
  }

  /// That something else stands at a value.
  func mismatch(_ node: JSONNode, _ expected: String) -> PriceTableError {
    let text = node.value.text()
    let isLong = text.utf8.count > 40 || node.members != nil || node.elements != nil
    return error(at: node.range, expected, isLong ? node.value.kind : text)
  }

  private func error(at range: Range<Int>, _ expected: String, _ found: String) -> PriceTableError {
    PriceTableError(
      file: name, line: document.lines.line(at: range.lowerBound),
      column: document.lines.column(at: range.lowerBound), expected: expected, found: found)
  }
}
