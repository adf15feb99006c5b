/// Values that differ in one part of their names: what can be ranked, counted, listed or compared.
struct Series: Sendable {
  /// One value and what tells it from the others.
  struct Element: Sendable {
    let label: String
    let fact: Fact
  }

  /// What the labels are: the title of the labelling column, the key above, or "document".
  let labelTitle: String
  /// The name that all values share; empty where the labels are the values' own names.
  let name: String
  /// The other keys and titles that all values share.
  let path: [String]
  /// The header of the first value's chunk.
  let context: String
  /// The members in the order of the document.
  let elements: [Element]
  /// Whether the members are records of one list.
  let isRecords: Bool

  /// The position of the document, the first for a series across documents.
  var document: Int { elements.first?.fact.document ?? 0 }

  /// The members that are numbers.
  var numbers: [(element: Element, number: Double)] {
    elements.compactMap { element in element.fact.number.map { (element, $0) } }
  }

  /// Whether the numbers only fall, or only rise.
  var isSorted: Bool {
    let values = numbers.map(\.number)
    guard values.count > 2 else { return false }
    let pairs = zip(values, values.dropFirst())
    return pairs.allSatisfy { $0 >= $1 } || pairs.allSatisfy { $0 <= $1 }
  }

  /// Whether the numbers count the members from 1.
  var isRank: Bool {
    let values = numbers.map(\.number)
    return values.count > 1 && values.enumerated().allSatisfy { $0.element == Double($0.offset + 1) }
  }
}
