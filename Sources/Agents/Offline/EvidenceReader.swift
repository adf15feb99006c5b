import JSON
import Retrieval

/// Turns the passages of one document into values with their names.
struct EvidenceReader {
  private(set) var facts: [Fact] = []
  private(set) var prose: [EvidenceDocument.ProseLine] = []
  private let document: Int
  /// What the elements of arrays are called, by pointer: the first word among their values.
  private var elementNames: [String: String] = [:]

  /// A line with the chunk it was read from.
  private struct Line {
    let line: ChunkLine
    let chunk: Chunk
    let position: Int

    var source: CitedSource { CitedSource(chunk: chunk.id, lines: [position]) }
  }

  /// Lines that hold records of one list.
  private struct Group: Hashable {
    let path: [String]
    let columns: [String]
  }

  init(document: Int, passages: [Passage]) {
    self.document = document
    let lines = Self.lines(passages)
    for line in lines where line.line.fields.count > 1 {
      guard let pointer = line.line.pointer, let name = line.line.fields.first(where: { Self.number($0.value) == nil })
      else { continue }
      elementNames[pointer] = name.value
    }
    for line in lines where line.line.fields.contains(where: { $0.value.split(separator: " ").count > 6 }) {
      prose.append(.init(source: line.source, text: line.line.text, context: Self.context(line.chunk)))
    }
    for line in lines where line.line.fields.isEmpty {
      prose.append(.init(source: line.source, text: line.line.text, context: Self.context(line.chunk)))
    }
    for line in lines where line.line.fields.count == 1 { addScalar(line) }
    addRecords(lines.filter { $0.line.fields.count > 1 })
  }

  /// The lines in the order of the document, each once.
  private static func lines(_ passages: [Passage]) -> [Line] {
    var seen: Set<SourceSpan> = []
    return passages.map(\.chunk).sorted { $0.ordinal < $1.ordinal }.flatMap { chunk in
      chunk.lines.enumerated().compactMap { position, line in
        !line.span.isKnown || seen.insert(line.span).inserted ? Line(line: line, chunk: chunk, position: position) : nil
      }
    }
  }

  private mutating func addScalar(_ line: Line) {
    guard let field = line.line.fields.first else { return }
    var names = line.chunk.headings + line.line.headings + Self.keys(field.name)
    let name = names.popLast() ?? field.name
    add(line, path: names, row: nil, name: name, value: field.value)
  }

  private mutating func addRecords(_ lines: [Line]) {
    var groups: [Group: [Line]] = [:]
    var order: [Group] = []
    for line in lines {
      let group = Group(path: listPath(line), columns: Self.shape(line))
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(line)
    }
    for group in order { addRecords(groups[group] ?? [], path: group.path) }
  }

  private mutating func addRecords(_ lines: [Line], path: [String]) {
    let labelling = RecordLabelling(records: lines.map(\.line.fields))
    for (position, line) in lines.enumerated() {
      let label = labelling.label(of: line.line.fields, position: position)
      for field in line.line.fields where field.name != label.title {
        var names = Self.keys(field.name)
        let name = names.popLast() ?? field.name
        add(line, path: path + names, row: label, name: name, value: field.value)
      }
    }
  }

  private mutating func add(_ line: Line, path: [String], row: Fact.Label?, name: String, value: String) {
    facts.append(
      Fact(
        document: document, source: line.source, path: path, row: row, name: name, value: value,
        number: Self.number(value), context: Self.context(line.chunk)))
  }

  /// The chunk's header without the abbreviations spelled out at its end, which explain words but are about nothing.
  private static func context(_ chunk: Chunk) -> String {
    guard chunk.header.hasSuffix(")"), let start = chunk.header.lastIndex(of: "(") else { return chunk.header }
    let glossary = chunk.header[start...]
    return glossary.contains(": ") ? String(chunk.header[..<start]) : chunk.header
  }

  private static func keys(_ name: String) -> [String] {
    name.split(separator: ">").map { String($0.trimming { $0 == " " }) }
  }

  /// Where a record's list stands: its pointer without the position, or the section's titles.
  private func listPath(_ line: Line) -> [String] {
    guard let pointer = line.line.pointer.flatMap(JSONPointer.init) else {
      return line.chunk.headings + line.line.headings
    }
    var path: [String] = []
    var above = JSONPointer.root
    for token in pointer.tokens.dropLast() {
      above = above.appending(key: token)
      // A position says nothing; what stands there has a name of its own.
      path.append(Int(token) == nil ? token : elementNames[above.text] ?? token)
    }
    return path
  }

  /// The columns that tell lists apart in documents without pointers; members of JSON objects may be absent.
  private static func shape(_ line: Line) -> [String] {
    line.line.pointer == nil ? line.line.fields.map(\.name) : []
  }

  /// A number with its sign, percent sign, thousands separators or currency sign left out.
  static func number(_ text: String) -> Double? {
    var plain = ""
    for scalar in text.unicodeScalars where !"%$€£ ,".unicodeScalars.contains(scalar) {
      // The first sign of a number is a digit, or what may stand before one.
      if plain.isEmpty, !scalar.isASCIIDigit, !"+-.".unicodeScalars.contains(scalar) { return nil }
      plain.unicodeScalars.append(scalar)
    }
    guard let value = Double(plain), value.isFinite else { return nil }
    return value
  }
}

extension StringProtocol {
  /// The text without the matching characters at both ends.
  func trimming(_ isTrimmed: (Character) -> Bool) -> SubSequence {
    guard let first = firstIndex(where: { !isTrimmed($0) }), let last = lastIndex(where: { !isTrimmed($0) }) else {
      return self[startIndex..<startIndex]
    }
    return self[first...last]
  }
}
