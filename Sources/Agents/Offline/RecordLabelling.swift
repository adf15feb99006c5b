import Retrieval

/// Finds what names the records of a list: the column by which people would point at one.
struct RecordLabelling {
  private let titles: [String]

  /// Looks through all records of a list. O(records × columns).
  init(records: [[ChunkField]]) {
    let columns = records.first?.map(\.name) ?? []
    let distinct = columns.filter { Self.isDistinct($0, records) }
    if let text = distinct.first(where: { Self.isText($0, records) }) {
      titles = [text]
    } else if let number = distinct.first(where: { !Self.isRank($0, records) }), number == columns.first {
      titles = [number]
    } else {
      let texts = columns.filter { Self.isText($0, records) }
      titles = texts.isEmpty ? Array(columns.prefix(1)) : texts
    }
  }

  /// The label of a record.
  func label(of fields: [ChunkField], position: Int) -> Fact.Label {
    let text = titles.compactMap { title in fields.first { $0.name == title }?.value }.joined(separator: " / ")
    let words = fields.filter { EvidenceReader.number($0.value) == nil }.map(\.value).joined(separator: " ")
    return Fact.Label(
      title: titles.count == 1 ? titles[0] : titles.joined(separator: " / "), text: text, words: words,
      position: position)
  }

  private static func values(_ column: String, _ records: [[ChunkField]]) -> [String] {
    records.compactMap { record in record.first { $0.name == column }?.value }
  }

  private static func isDistinct(_ column: String, _ records: [[ChunkField]]) -> Bool {
    let values = values(column, records)
    return values.count == records.count && Set(values).count == values.count
  }

  private static func isText(_ column: String, _ records: [[ChunkField]]) -> Bool {
    values(column, records).allSatisfy { EvidenceReader.number($0) == nil }
  }

  /// Whether the column counts the records from 1.
  private static func isRank(_ column: String, _ records: [[ChunkField]]) -> Bool {
    let numbers = values(column, records).compactMap(EvidenceReader.number)
    return numbers.count > 1 && numbers.enumerated().allSatisfy { $0.element == Double($0.offset + 1) }
  }
}
