/// A value of a model document: JSON's kinds, and lists of one number type as the binary form keeps them.
enum DocumentValue: Sendable {
  /// Members in the order of the file.
  case object([(String, DocumentValue)])
  /// Values of any kind.
  case list([DocumentValue])
  /// A string.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// Whole numbers, each with a type of its own.
  case integers([Int])
  /// 32-bit floats.
  case floats([Float])
  /// 32-bit integers.
  case int32s([Int32])
  /// 64-bit integers.
  case int64s([Int64])
  /// Unsigned bytes.
  case bytes([UInt8])
}
