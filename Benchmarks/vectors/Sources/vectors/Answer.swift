import Retrieval

/// What a command is answered with: a JSON object on a line.
struct Answer {
  private var members: [String] = []

  mutating func add(_ name: String, _ number: Int) { members.append("\"\(name)\":\(number)") }

  mutating func add(_ name: String, _ texts: some Collection<String>) {
    members.append("\"\(name)\":[\(texts.map { "\"\($0)\"" }.joined(separator: ","))]")
  }

  /// For each query its rows, each with the bits of its score.
  mutating func add(_ name: String, _ hits: [[(row: UInt64, bits: UInt64)]]) {
    let lists = hits.map { "[\($0.map { "[\($0.row),\($0.bits)]" }.joined(separator: ","))]" }
    members.append("\"\(name)\":[\(lists.joined(separator: ","))]")
  }

  var line: String { "{\(members.joined(separator: ","))}" }
}
