/// What a data dictionary says of a column.
public struct ColumnMeaning: Sendable, Hashable {
  /// What the values mean, in a sentence.
  public let meaning: String
  /// What they are counted in.
  public let unit: String?

  /// A meaning, with the unit where there is one.
  public init(_ meaning: String, unit: String? = nil) {
    self.meaning = meaning
    self.unit = unit
  }
}
