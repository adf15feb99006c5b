/// The tables that `query_athena` can read, as its description lists them.
///
/// A table is a line of its own; lines of any other form are passed over:
///
///     engagement_raw.customers(customer_id integer, snapshot_month text, plan_type text: free|basic|plus|premium)
///
/// The name of the table comes first, then its columns in brackets, parted by a comma and a space: the name, the type
/// (integer, real, text or boolean) and, for a category, a colon and its levels parted by bars. Names are letters,
/// digits and underscores; levels hold no comma, bar or bracket. A column without a type can be listed and ordered by,
/// but not told apart by its levels.
struct TableListing: Sendable, Hashable {
  /// A table with its columns.
  struct Table: Sendable, Hashable {
    /// The name, led by that of its database.
    let name: String
    /// The columns in order.
    let columns: [TableColumn]

    /// The column of a name.
    func column(_ name: String) -> TableColumn? { columns.first { $0.name == name } }
  }

  /// The tables in the order of the listing.
  let tables: [Table]

  /// Reads the tables out of a description. O(length).
  init(_ description: String) {
    tables = description.split(whereSeparator: \.isNewline).compactMap(Self.table)
  }

  /// The lines of the tables.
  var text: String { tables.map(Self.line).joined(separator: "\n") }

  private static func line(_ table: Table) -> String {
    let columns = table.columns.map { column in
      "\(column.name) \(column.type)" + (column.levels.isEmpty ? "" : ": " + column.levels.joined(separator: "|"))
    }
    return "\(table.name)(\(columns.joined(separator: ", ")))"
  }

  private static func table(_ line: Substring) -> Table? {
    let line = line.trimming(\.isWhitespace)
    guard line.hasSuffix(")"), let open = line.firstIndex(of: "(") else { return nil }
    let name = String(line[..<open])
    guard name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isName) else { return nil }
    let body = line[line.index(after: open)...].dropLast()
    let columns = body.split(separator: ",").map { column(String($0.trimming(\.isWhitespace))) }
    let known = columns.compactMap(\.self)
    return known.count == columns.count && !known.isEmpty ? Table(name: name, columns: known) : nil
  }

  private static func column(_ text: String) -> TableColumn? {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard let head = parts.first?.split(separator: " "), let name = head.first, isName(name) else { return nil }
    let levels = parts.dropFirst().first?.split(separator: "|").map { String($0.trimming(\.isWhitespace)) } ?? []
    return TableColumn(name: String(name), type: head.dropFirst().joined(separator: " ").lowercased(), levels: levels)
  }

  /// Whether a text is a plain name, which stands in SQL without quotes.
  private static func isName(_ text: Substring) -> Bool {
    guard let first = text.unicodeScalars.first, !first.isASCIIDigit else { return false }
    return text.unicodeScalars.allSatisfy { $0.isASCII && ($0.isLetterOrDigit || $0 == "_") }
  }
}
