/// One column that models are fed with: its type, and what analysts need to know of it.
public struct Feature: Sendable, Hashable {
  /// What a value may be.
  public enum Kind: Sendable, Hashable {
    /// A whole number.
    case integer
    /// A number.
    case float
    /// 0 or 1.
    case boolean
    /// One of these levels; models are fed with the place of the level in this list.
    case category(levels: [String])
  }

  /// In which direction a value can be brought by what a customer or the company does.
  public enum Change: String, Sendable, Hashable {
    /// To any other value.
    case any
    /// To larger values only.
    case increase
    /// To smaller values only.
    case decrease
    /// Not at all: age, country, time passed.
    case none
  }

  /// The column's name.
  public let name: String
  /// The group of features it is listed with.
  public let section: String
  /// What a value may be.
  public let kind: Kind
  /// The unit of its values, `nil` for categories without one.
  public let unit: String?
  /// What it means, in a sentence.
  public let meaning: String
  /// Why a value may be missing, `nil` when none ever is.
  public let missingReason: String?
  /// Whether people must not be treated differently because of it.
  public let isProtected: Bool
  /// The smallest value that is possible, `nil` for no bound.
  public let minimum: Double?
  /// The largest value that is possible, `nil` for no bound.
  public let maximum: Double?
  /// In which direction it can be changed.
  public let change: Change

  /// A feature with all that is known of it.
  public init(
    name: String, section: String, kind: Kind, unit: String? = nil, meaning: String, missingReason: String? = nil,
    isProtected: Bool = false, minimum: Double? = nil, maximum: Double? = nil, change: Change = .any
  ) {
    self.name = name
    self.section = section
    self.kind = kind
    self.unit = unit
    self.meaning = meaning
    self.missingReason = missingReason
    self.isProtected = isProtected
    self.minimum = minimum
    self.maximum = maximum
    self.change = change
  }

  /// The levels of a category; `nil` for numbers.
  public var levels: [String]? { if case .category(let levels) = kind { levels } else { nil } }
}
