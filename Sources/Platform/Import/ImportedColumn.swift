/// A column of an imported file: its name in the catalogue and what is known of its values.
public struct ImportedColumn: Sendable, Hashable {
  /// The name in the catalogue: lower case, digits and underscores.
  public let name: String
  /// The name in the file.
  public let title: String
  /// What its values are.
  public let kind: ImportedKind
  /// The part of the rows without a value, 0 to 1.
  public let missingShare: Double
  /// The levels of a category, sorted; empty otherwise.
  public let levels: [String]
  /// The smallest and the largest number, `nil` for texts.
  public let range: ClosedRange<Double>?

  /// The column that a profile describes.
  init(name: String, title: String, _ profile: ColumnProfile) {
    self.name = name
    self.title = title
    kind = profile.kind
    let rows = profile.count + profile.missingCount
    missingShare = rows == 0 ? 0 : Double(profile.missingCount) / Double(rows)
    levels = kind == .category ? (profile.levels ?? []).sorted() : []
    range = kind == .integer || kind == .float ? profile.range : nil
  }
}
