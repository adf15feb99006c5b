/// Writes the records of a CSV document as lines: `column: value; column: value`, without empty values.
enum CSVLines {
  static func lines(of source: SourceText) throws(CSVRecords.Fault) -> [DraftLine] {
    let records = try CSVRecords(parsing: source.bytes, from: source.start).records
    guard let titles = records.first else { return [] }
    let columns = titles.enumerated().map { index, title in
      let name = SourceText.flat(title.text)
      return name.isEmpty ? "column \(index + 1)" : name
    }
    return records.dropFirst().compactMap { record in
      guard let first = record.first, let last = record.last else { return nil }
      let fields = zip(columns, record).compactMap { column, value -> ChunkField? in
        let text = SourceText.flat(value.text)
        return text.isEmpty ? nil : ChunkField(name: column, value: value.text, span: source.span(value.range))
      }
      if fields.isEmpty { return nil }
      return DraftLine(
        text: fields.map { "\($0.name): \(SourceText.flat($0.value))" }.joined(separator: "; "),
        span: source.span(first.range.lowerBound..<last.range.upperBound), fields: fields)
    }
  }
}
