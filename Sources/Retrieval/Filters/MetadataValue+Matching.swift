extension MetadataValue {
  /// Whether an attribute with this value equals another value: alike in type and content, or a list with a member
  /// that is.
  func isEqual(to other: MetadataValue) -> Bool {
    if case .strings(let members) = self, case .string(let wanted) = other { return members.contains(wanted) }
    return self == other
  }

  /// The number, when it is one.
  var number: Double? { if case .number(let value) = self { value } else { nil } }
}
