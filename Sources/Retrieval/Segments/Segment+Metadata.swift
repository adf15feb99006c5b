import Storage

extension Segment {
  /// The metadata of a row, without the attributes that Bedrock derives (`x-amz-bedrock-kb-…`). O(attributes).
  public func metadata(_ row: Int) throws(StorageError) -> Metadata {
    var metadata: Metadata = [:]
    for (name, column) in columns
    where name != SegmentWriter.sourceURIAttribute && name != SegmentWriter.dataSourceAttribute {
      metadata[name] = try value(of: column, row)
    }
    return metadata
  }

  /// The rows whose metadata a filter accepts; also by the attributes that Bedrock derives.
  ///
  /// A condition is evaluated once for each distinct value. O(conditions × (distinct values + rows)).
  public func rows(matching filter: Filter) throws(StorageError) -> RowSet {
    switch filter {
    case .attribute(let name, let predicate): return try rows(where: name, predicate)
    case .all(let filters):
      var rows = RowSet(all: rowCount)
      for filter in filters { rows = rows.intersection(try self.rows(matching: filter)) }
      return rows
    case .any(let filters):
      var rows = RowSet(none: rowCount)
      for filter in filters { rows = rows.union(try self.rows(matching: filter)) }
      return rows
    }
  }

  private func rows(where name: String, _ predicate: Predicate) throws(StorageError) -> RowSet {
    guard let column = columns[name] else {
      return predicate.matches(nil) ? RowSet(all: rowCount) : RowSet(none: rowCount)
    }
    var accepted = [predicate.matches(nil)]
    for index in 0..<column.valueCount {
      accepted.append(predicate.matches(try decodedValue(column.firstEntry + 1 + index)))
    }
    let codes = view(.columnCodes)
    let words = try codes.withBytes(codeBytes(of: column)) { buffer throws(StorageError) -> [UInt64] in
      var words = [UInt64](repeating: 0, count: (rowCount + 63) / 64)
      for (row, code) in buffer.assumingMemoryBound(to: UInt32.self).enumerated() {
        guard code < accepted.count else {
          throw codes.damaged("expected codes below \(accepted.count), found \(code)")
        }
        if accepted[Int(code)] { words[row / 64] |= 1 << UInt64(row % 64) }
      }
      return words
    }
    return RowSet(rowCount: rowCount, words: words)
  }

  private func value(of column: Column, _ row: Int) throws(StorageError) -> MetadataValue? {
    let codes = view(.columnCodes)
    guard row >= 0, row < rowCount else { throw codes.damaged("expected row \(row) of \(rowCount)") }
    let code = Int(try codes.value(column.ordinal * rowCount + row, as: UInt32.self))
    guard code <= column.valueCount else { throw codes.damaged("expected at most \(column.valueCount), found \(code)") }
    return code == 0 ? nil : try decodedValue(column.firstEntry + code)
  }

  private func decodedValue(_ entry: Int) throws(StorageError) -> MetadataValue {
    try MetadataCoding.decode(try columnValues.bytes(at: entry), key: key)
  }

  private func codeBytes(of column: Column) -> Range<Int> {
    column.ordinal * rowCount * 4..<(column.ordinal + 1) * rowCount * 4
  }
}
