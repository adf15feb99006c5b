/// A table of the catalogue, as the data dictionary lists it.
struct TableDescription: Sendable, Hashable {
  /// Its name with its schema.
  let name: String
  /// How many rows it has.
  let rows: Int
  /// The columns; those that are features of a customer are left out when all of them are there.
  let columns: [String]
  /// How many features were left out.
  let featureCount: Int
  /// What a row of it is, in a sentence.
  let about: String

  /// The table as an entry of a list.
  var line: String {
    let names = columns.map { "`\($0)`" } + (featureCount > 0 ? ["the \(featureCount) features below"] : [])
    let list =
      names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "") : names.joined()
    return "- **\(name)** (\(DataDictionary.grouped(rows)) rows): \(about) Columns: \(list)."
  }
}
