import JSON

/// Writes a JSON document as lines: `path > key: value` for the members of objects, one line for each object of an
/// array or row of a table, `key: value; key: value`.
struct JSONLines {
  let source: SourceText
  /// The tokens above which a string is cut at its sentences.
  let longText: Int
  private(set) var lines: [DraftLine] = []

  /// The keys and indexes from the root to a value, in words and as a pointer.
  struct Place {
    var path: [String] = []
    var pointer = JSONPointer.root

    func appending(key: String) -> Place {
      Place(path: path + [SourceText.flat(key)], pointer: pointer.appending(key: key))
    }

    func appending(index: Int, label: String? = nil) -> Place {
      Place(path: path + [label ?? String(index)], pointer: pointer.appending(index: index))
    }
  }

  /// The number of members of one kind from which an object inside a row gets lines of its own.
  private static let wideMap = 8
  /// The tokens that an array of scalars may take on a line.
  private static let arrayLine = 60
  private static let counter = TokenCounter()

  init(_ source: SourceText, longText: Int) {
    self.source = source
    self.longText = longText
  }

  mutating func add(_ node: JSONNode, at place: Place = Place(), start: DraftLine.Start = .block) {
    switch node.content {
    case .object(let members) where !members.isEmpty: addMembers(members, at: place, start: start)
    case .array(let elements) where !elements.isEmpty: addElements(elements, of: node, at: place)
    case .object, .array: if !place.path.isEmpty { addScalar(node, at: place, start: start) }
    default: addScalar(node, at: place, start: start)
    }
  }

  private mutating func addMembers(_ members: [JSONNode.Member], at place: Place, start: DraftLine.Start) {
    var start = start
    let titles = JSONTable.titles(in: members)
    for (index, member) in members.enumerated() {
      let inner = place.appending(key: member.key)
      if let columns = JSONTable.columns(of: member.value, member: index, titles: titles),
        let rows = member.value.elements
      {
        for (row, element) in rows.enumerated() {
          addRow(JSONTable.cells(of: element, columns: columns, at: inner.appending(index: row)), element, inner, row)
        }
      } else {
        add(member.value, at: inner, start: start)
      }
      start = member.value.isScalar ? .line : .block
    }
  }

  private mutating func addElements(_ elements: [JSONNode], of node: JSONNode, at place: Place) {
    if elements.allSatisfy(\.isScalar) { return addScalars(elements, of: node, at: place, start: .line) }
    for (index, element) in elements.enumerated() {
      switch element.content {
      case .object: addObject(element, index, in: place)
      default: add(element, at: place.appending(index: index), start: index == 0 ? .block : .line)
      }
    }
  }

  /// An object in an array: its scalars on one line, its inner arrays and maps on lines of their own.
  private mutating func addObject(_ object: JSONNode, _ index: Int, in place: Place) {
    var cells: [JSONTable.Cell] = []
    var rest: [(name: [String], node: JSONNode, pointer: JSONPointer)] = []
    let pointer = place.pointer.appending(index: index)
    flatten(object, name: [], pointer: pointer, into: &cells, rest: &rest)
    if !cells.isEmpty || rest.isEmpty {
      addRow(cells, object, place, index, isWhole: rest.isEmpty)
    }
    guard !rest.isEmpty else { return }
    let label = cells.first { if case .string(let text) = $0.node.content { text.utf8.count <= 40 } else { false } }
    let outer = place.appending(index: index, label: label.map { SourceText.flat($0.node.scalarText) })
    for member in rest {
      add(member.node, at: Place(path: outer.path + member.name, pointer: member.pointer), start: .block)
    }
  }

  private func flatten(
    _ node: JSONNode, name: [String], pointer: JSONPointer, into cells: inout [JSONTable.Cell],
    rest: inout [(name: [String], node: JSONNode, pointer: JSONPointer)]
  ) {
    switch node.content {
    case .object(let members) where name.isEmpty || !members.isEmpty && !Self.isWideMap(members):
      for member in members {
        flatten(
          member.value, name: name + [SourceText.flat(member.key)], pointer: pointer.appending(key: member.key),
          into: &cells, rest: &rest)
      }
    case .array(let elements) where elements.allSatisfy(\.isScalar) && Self.isShort(elements):
      if elements.isEmpty { cells.append(JSONTable.Cell(name: name, node: node, pointer: pointer)) }
      for (index, element) in elements.enumerated() {
        cells.append(JSONTable.Cell(name: name, node: element, pointer: pointer.appending(index: index)))
      }
    case .object(let members) where !members.isEmpty: rest.append((name, node, pointer))
    case .array(let elements) where !elements.isEmpty: rest.append((name, node, pointer))
    default: cells.append(JSONTable.Cell(name: name, node: node, pointer: pointer))
    }
  }

  private static func isWideMap(_ members: [JSONNode.Member]) -> Bool {
    members.count >= wideMap && members.allSatisfy(\.value.isScalar)
      && Set(members.map(\.value.value.kind)).count == 1
  }

  private static func isShort(_ elements: [JSONNode]) -> Bool {
    elements.count <= arrayLine && elements.reduce(0) { $0 + counter.count($1.scalarText) + 1 } <= arrayLine
  }

  private mutating func addRow(
    _ cells: [JSONTable.Cell], _ node: JSONNode, _ place: Place, _ index: Int, isWhole: Bool = true
  ) {
    let fields = cells.map { $0.field(in: source) }
    let inner = fields.dropFirst().reduce(fields.first?.span) { $0?.union($1.span) }
    lines.append(
      DraftLine(
        text: JSONTable.text(of: fields, whenEmpty: node.scalarText),
        span: isWhole ? source.span(node.range) : inner ?? source.span(node.range),
        pointer: place.pointer.appending(index: index).text, fields: fields, context: place.path,
        start: index == 0 ? .block : .line))
  }

  /// An array of scalars: on one line, or on several when it is long.
  private mutating func addScalars(
    _ elements: [JSONNode], of node: JSONNode, at place: Place, start: DraftLine.Start
  ) {
    let name = place.path.joined(separator: " > ")
    var first = 0
    while first < elements.count {
      var end = first
      var tokens = 0
      repeat {
        tokens += Self.counter.count(elements[end].scalarText) + 1
        end += 1
      } while end < elements.count && tokens < Self.arrayLine
      let part = elements[first..<end]
      let fields = part.enumerated().map { offset, element in
        ChunkField(
          name: name.isEmpty ? "value" : name, value: element.scalarText, span: source.span(element.range),
          pointer: place.pointer.appending(index: first + offset).text)
      }
      let text = part.map { SourceText.flat($0.scalarText) }.joined(separator: ", ")
      let range = part.reduce(part[first].range) { $0.lowerBound..<$1.range.upperBound }
      lines.append(
        DraftLine(
          text: name.isEmpty ? text : "\(name): \(text)",
          span: source.span(first == 0 && end == elements.count ? node.range : range),
          pointer: place.pointer.text, fields: fields, context: Array(place.path.dropLast()), namesContext: true,
          start: start))
      first = end
    }
  }

  private mutating func addScalar(_ node: JSONNode, at place: Place, start: DraftLine.Start) {
    let name = place.path.joined(separator: " > ")
    let lead = name.isEmpty ? "" : name + ": "
    var line = DraftLine(
      text: lead + SourceText.flat(node.scalarText), span: source.span(node.range), pointer: place.pointer.text,
      context: Array(place.path.dropLast()), namesContext: true, start: start)
    let fieldName = name.isEmpty ? "value" : name
    if case .string(let text) = node.content, text.utf8.count > longText, Self.counter.count(text) > longText {
      let literal = JSONStringLiteral(node.range, in: source.bytes)
      for (index, piece) in literal.pieces(tokens: longText).enumerated() {
        line.lead = lead
        line.text = SourceText.flat(piece.text)
        line.span = source.span(piece.range)
        line.fields = [ChunkField(name: fieldName, value: piece.text, span: line.span, pointer: line.pointer)]
        line.start = index == 0 ? start : .continuation
        lines.append(line)
      }
      return
    }
    line.fields = [ChunkField(name: fieldName, value: node.scalarText, span: line.span, pointer: line.pointer)]
    lines.append(line)
  }
}
