/// The values of one metadata attribute in the rows of a segment: the distinct ones, and a code for each row.
struct ColumnBuilder {
  private(set) var values: [MetadataValue] = []
  private var codeOfValue: [MetadataValue: UInt32] = [:]
  private var codes: [UInt32] = []

  /// Sets the value of a row after those set before.
  mutating func set(_ value: MetadataValue, row: Int) {
    codes.append(contentsOf: repeatElement(0, count: row - codes.count))
    if let code = codeOfValue[value] {
      codes.append(code)
    } else {
      values.append(value)
      let code = UInt32(values.count)
      codeOfValue[value] = code
      codes.append(code)
    }
  }

  /// A code for each row: 0 for no value, otherwise 1 + the index of the value.
  func codes(rowCount: Int) -> [UInt32] { codes + repeatElement(0, count: rowCount - codes.count) }
}
