import Storage

/// A CSV file on its way into the catalogue: read once to learn its columns, once more to take its rows.
public struct CSVImport: Sendable {
  /// The table's name, made of the file's.
  public let table: String
  /// The file's name.
  public let fileName: String
  /// The columns.
  public let columns: [ImportedColumn]
  private let separator: UInt8
  private let bytes: StoredBytes

  /// Opens a file and learns its columns. O(bytes).
  ///
  /// - Throws: `FileError`; `PlatformError` for a file without a sound first line or without rows.
  public init(path: String, files: FileSystem = FileSystem()) throws {
    let fileName = String(path.split(separator: "/").last ?? "")
    try self.init(fileName: fileName, bytes: files.read(path))
  }

  init(fileName: String, bytes: StoredBytes) throws {
    self.fileName = fileName
    self.bytes = bytes
    separator = Self.separator(of: bytes)
    table = Self.tableName(fileName)
    var titles: [String]?
    var profiles: [ColumnProfile] = []
    var firstFault: CSVFault?
    try Self.records(of: bytes, separator) { record in
      guard let titles else {
        titles = try Self.titles(record, fileName)
        profiles = record.values.map { _ in ColumnProfile() }
        return
      }
      firstFault = firstFault ?? record.fault
      guard record.fault == nil, record.values.count == titles.count else { return }
      for (place, text) in record.values.enumerated() { profiles[place].add(text) }
    }
    guard let titles, profiles.contains(where: { $0.count + $0.missingCount > 0 }) else {
      throw PlatformError(
        "\(fileName): expected a line of column names and rows below it, found no sound row"
          + (firstFault.map { "; \($0)" } ?? ""),
        remedies: ["Give a file of comma-separated values with a first line of names"])
    }
    columns = zip(zip(ColumnNames.names(titles), titles), profiles).map {
      ImportedColumn(name: $0.0, title: $0.1, $1)
    }
  }

  /// Hands over every row whose values fit the columns, and returns what is wrong with the others.
  func rows(_ receive: ([ImportedValue]) throws -> Void) throws -> ImportedRows {
    var rows = ImportedRows()
    var isHeader = true
    try Self.records(of: bytes, separator) { record in
      if isHeader {
        isHeader = false
        return
      }
      switch values(of: record) {
      case .success(let values):
        rows.count += 1
        try receive(values)
      case .failure(let fault): rows.add(fault)
      }
    }
    return rows
  }

  private func values(of record: CSVRecord) -> Result<[ImportedValue], CSVFault> {
    if let fault = record.fault { return .failure(fault) }
    guard record.values.count == columns.count else {
      return .failure(
        CSVFault(
          line: record.line, expected: "\(columns.count) values as in the first line", found: "\(record.values.count)"))
    }
    var values: [ImportedValue] = []
    values.reserveCapacity(columns.count)
    for (text, column) in zip(record.values, columns) {
      guard let value = ImportedValue(text, column.kind) else {
        return .failure(
          CSVFault(
            line: record.line, column: column.name, expected: column.kind.expectation, found: "\"\(text.prefix(40))\""))
      }
      values.append(value)
    }
    return .success(values)
  }

  private static func titles(_ record: CSVRecord, _ fileName: String) throws -> [String] {
    if let fault = record.fault { throw PlatformError("\(fileName): \(fault)", remedies: ["Mend the first line"]) }
    return record.values
  }

  /// The table's name: the file's without its ending; not one of the names that are taken.
  private static func tableName(_ fileName: String) -> String {
    let stem = fileName.split(separator: ".").first.map(String.init) ?? ""
    let name = ColumnNames.name(stem, otherwise: "imported")
    return ReservedTables.contains(name) ? "imported_\(name)" : name
  }

  /// The comma, or a semicolon or tab when the first line has that and no comma.
  private static func separator(of bytes: StoredBytes) -> UInt8 {
    let start = bytes.withUnsafeBytes { Array($0.prefix(65_536)) }
    let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    return candidates.first { line.contains($0) } ?? UInt8(ascii: ",")
  }

  private static func records(of bytes: StoredBytes, _ separator: UInt8, _ receive: (CSVRecord) throws -> Void) throws {
    var reader = CSVReader(separator: separator)
    try bytes.withUnsafeBytes { try reader.read($0, receive) }
    try reader.finish(receive)
  }
}
