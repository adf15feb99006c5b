/// Finds the series in values: all groups that agree in every part of their names but one.
struct SeriesBuilder {
  /// What the members of a group agree in.
  private struct Key: Hashable {
    let document: Int?
    let names: [String]
    let hole: Int
    let isRecords: Bool
  }

  private let documents: [EvidenceDocument]
  private let titles: [String]

  init(_ evidence: Evidence) {
    documents = evidence.documents
    titles = Self.titles(of: evidence.documents)
  }

  /// All series of at least two members. O(values × depth).
  func all() -> [Series] {
    var groups: [Key: [Series.Element]] = [:]
    var order: [Key] = []
    func add(_ key: Key, _ element: Series.Element) {
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(element)
    }
    for fact in documents.flatMap(\.facts) {
      for hole in fact.names.indices {
        var names = fact.names
        let label = names[hole]
        names[hole] = ""
        let isRecords = fact.row != nil && hole == fact.path.count
        add(
          Key(document: fact.document, names: names, hole: hole, isRecords: isRecords), .init(label: label, fact: fact))
      }
      let title = titles.indices.contains(fact.document) ? titles[fact.document] : ""
      add(Key(document: nil, names: fact.names, hole: -1, isRecords: false), .init(label: title, fact: fact))
    }
    return order.compactMap { key in groups[key].flatMap { series(key, $0) } }
  }

  private func series(_ key: Key, _ elements: [Series.Element]) -> Series? {
    guard elements.count > 1, let first = elements.first?.fact else { return nil }
    if key.document == nil, Set(elements.map(\.fact.document)).count < elements.count { return nil }
    let name = key.hole == key.names.count - 1 ? "" : first.name
    // Cells of one record are a record, not a list.
    if name.isEmpty, first.row != nil { return nil }
    let above = key.hole > 0 ? key.names[key.hole - 1] : ""
    let title = key.document == nil ? "document" : above
    let path = key.names.dropLast(name.isEmpty ? 0 : 1).filter { !$0.isEmpty }
    return Series(
      labelTitle: key.isRecords ? first.row?.title ?? "" : title, name: name, path: path, context: first.context,
      elements: elements, isRecords: key.isRecords)
  }

  /// What tells the documents apart: the value of the first key at the root that they share and differ in, or the
  /// file's name.
  private static func titles(of documents: [EvidenceDocument]) -> [String] {
    documents.map { document in
      let identity = document.facts.first { fact in
        fact.path.isEmpty && fact.row == nil && fact.number == nil && fact.value.count <= 40
      }
      return identity?.value ?? document.stem
    }
  }
}
