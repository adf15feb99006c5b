import CKernels
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
    return try rows(of: column, withCodes: try acceptedCodes(of: column, by: predicate))
  }

  /// For each code of a column 1 where the predicate accepts its value, otherwise 0.
  private func acceptedCodes(of column: Column, by predicate: Predicate) throws(StorageError) -> [UInt8] {
    var accepted: [UInt8] = [predicate.matches(nil) ? 1 : 0]
    accepted.reserveCapacity(column.valueCount + 1)
    let encoded = EncodedPredicate(predicate)
    let values = column.firstEntry + 1..<column.firstEntry + 1 + column.valueCount
    try columnValues.forEach(in: values) { bytes throws(StorageError) in
      accepted.append(try encoded.matches(bytes, key: key) ? 1 : 0)
    }
    return accepted
  }

  private func rows(of column: Column, withCodes accepted: [UInt8]) throws(StorageError) -> RowSet {
    let codes = view(.columnCodes)
    return try codes.withBytes(codeBytes(of: column)) { buffer throws(StorageError) in
      let all = buffer.assumingMemoryBound(to: UInt32.self)
      guard let start = all.baseAddress else { return RowSet(none: rowCount) }
      var words = [UInt64](repeating: 0, count: (rowCount + 63) / 64)
      let sound = kb_select_codes(
        start, UInt32(rowCount), accepted, UInt32(clamping: accepted.count), &words, KB_PATH_BEST)
      guard sound == UInt32(rowCount) else {
        throw codes.damaged("expected codes below \(accepted.count), found \(all[Int(sound)])")
      }
      return RowSet(rowCount: rowCount, words: words)
    }
  }

  private func value(of column: Column, _ row: Int) throws(StorageError) -> MetadataValue? {
    let codes = view(.columnCodes)
    guard row >= 0, row < rowCount else { throw codes.damaged("expected row \(row) of \(rowCount)") }
    let code = Int(try codes.value(column.ordinal * rowCount + row, as: UInt32.self))
    guard code <= column.valueCount else { throw codes.damaged("expected at most \(column.valueCount), found \(code)") }
    return code == 0 ? nil : try decodedValue(column.firstEntry + code)
  }

  private func decodedValue(_ entry: Int) throws(StorageError) -> MetadataValue {
    try columnValues.withBytes(at: entry) { bytes throws(StorageError) in
      try MetadataCoding.decode(bytes, key: key)
    }
  }

  private func codeBytes(of column: Column) -> Range<Int> {
    column.ordinal * rowCount * 4..<(column.ordinal + 1) * rowCount * 4
  }
}
