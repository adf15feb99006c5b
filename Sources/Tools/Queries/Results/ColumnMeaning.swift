/// What a data dictionary says of a column.
public struct ColumnMeaning: Sendable, Hashable {
  /// What the values mean, in a sentence.
  public let meaning: String
  /// What they are counted in.
  public let unit: String?

  /// The values of a category, empty where there is no fixed list of them.
  public let levels: [String]
  /// Whether the values are 0 for no and 1 for yes.
  public let isBoolean: Bool

  /// A meaning, with what else is known of the values.
  public init(_ meaning: String, unit: String? = nil, levels: [String] = [], isBoolean: Bool = false) {
    self.meaning = meaning
    self.unit = unit
    self.levels = levels
    self.isBoolean = isBoolean
  }
}
