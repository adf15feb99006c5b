/// A condition on one metadata value, which may be absent.
public enum Predicate: Sendable, Hashable {
  /// The value is this one; a list is, when one of its members is (as S3 Vectors' `$eq`).
  case equals(MetadataValue)
  /// The value is another one, or absent.
  case notEquals(MetadataValue)
  /// The value is a number above this one.
  case greaterThan(Double)
  /// The value is a number not below this one.
  case greaterThanOrEquals(Double)
  /// The value is a number below this one.
  case lessThan(Double)
  /// The value is a number not above this one.
  case lessThanOrEquals(Double)
  /// The value is one of these.
  case isIn([MetadataValue])
  /// The value is none of these, or absent.
  case isNotIn([MetadataValue])
  /// The value is a string that starts so.
  case startsWith(String)
  /// The value is a string that contains this, or a list with a member that does.
  case stringContains(String)
  /// The value is a list with this member.
  case listContains(String)
  /// Whether there is a value.
  case exists(Bool)
}
