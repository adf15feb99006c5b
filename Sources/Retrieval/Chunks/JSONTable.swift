import JSON

/// The rows of tables in JSON documents: objects of an array, or arrays beside an array of column names.
enum JSONTable {
  /// One value of a row.
  struct Cell {
    /// The keys from the row to the value.
    var name: [String]
    var node: JSONNode
    var pointer: JSONPointer

    func field(in source: SourceText) -> ChunkField {
      ChunkField(
        name: name.joined(separator: " > "), value: node.scalarText, span: source.span(node.range),
        pointer: pointer.text)
    }
  }

  /// An array of strings in an object, which may name the columns of a table beside it.
  struct Titles {
    var member: Int
    var names: [String]
  }

  /// The members of an object that are arrays of strings.
  static func titles(in members: [JSONNode.Member]) -> [Titles] {
    members.enumerated().compactMap { index, member in
      guard let elements = member.value.elements, !elements.isEmpty else { return nil }
      var names: [String] = []
      for element in elements {
        guard case .string(let name) = element.content else { return nil }
        names.append(SourceText.flat(name))
      }
      return Titles(member: index, names: names)
    }
  }

  /// The names of the columns, when a member is an array of equally long arrays of scalars beside titles of that
  /// number: the nearest before it, otherwise the next after it.
  static func columns(of rows: JSONNode, member index: Int, titles: [Titles]) -> [String]? {
    guard !titles.isEmpty, let rows = rows.elements, let width = rows.first?.elements?.count,
      rows.allSatisfy({ $0.elements.map { $0.count == width && $0.allSatisfy(\.isScalar) } ?? false })
    else { return nil }
    let before = titles.last { $0.member < index && $0.names.count == width }
    return (before ?? titles.first { $0.member > index && $0.names.count == width })?.names
  }

  /// The cells of a row of scalars.
  static func cells(of row: JSONNode, columns: [String], at place: JSONLines.Place) -> [Cell] {
    zip(columns, row.elements ?? []).enumerated().map { index, pair in
      Cell(name: [pair.0], node: pair.1, pointer: place.pointer.appending(index: index))
    }
  }

  /// `name: value; name: value`; neighbours of the same name (elements of an array) become `name: value, value`.
  static func text(of fields: [ChunkField], whenEmpty: String) -> String {
    var text = ""
    for (index, field) in fields.enumerated() {
      let continues = index > 0 && fields[index - 1].name == field.name
      if index > 0 { text += continues ? ", " : "; " }
      if !continues { text += field.name + ": " }
      text += SourceText.flat(field.value)
    }
    return fields.isEmpty ? whenEmpty : text
  }
}
