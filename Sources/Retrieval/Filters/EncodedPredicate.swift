import Storage

/// A predicate on values as columns hold them, most of which it decides without decoding.
///
/// Two texts of ASCII characters are equal, or one begins with the other, exactly as their bytes do; of other characters
/// that does not hold ("é" is one character or two), so that such values are decoded.
struct EncodedPredicate {
  private let predicate: Predicate
  /// What values are held against, encoded; `nil` where a value must be decoded.
  private let operands: [[UInt8]]?

  /// A predicate for many values.
  init(_ predicate: Predicate) {
    self.predicate = predicate
    let values: [MetadataValue]? =
      switch predicate {
      case .equals(let value), .notEquals(let value): [value]
      case .isIn(let values), .isNotIn(let values): values
      // A line feed after it would make one character of both.
      case .startsWith(let prefix) where prefix.utf8.last != UInt8(ascii: "\r"): [.string(prefix)]
      default: nil
      }
    let encoded = values?.map(MetadataCoding.encode)
    let isASCII = encoded?.allSatisfy { operand in operand.withUnsafeBytes(Self.isASCIIText) } ?? false
    operands = isASCII ? encoded : nil
  }

  /// Whether the condition holds for an encoded value. O(bytes).
  ///
  /// - Throws: `StorageError` with code `.damaged` for bytes that are no value.
  func matches(_ bytes: UnsafeRawBufferPointer, key: String) throws(StorageError) -> Bool {
    guard let operands, Self.isASCIIText(bytes) else {
      return predicate.matches(try MetadataCoding.decode(bytes, key: key))
    }
    return switch predicate {
    case .startsWith: operands.contains { bytes.starts(with: $0) }
    case .notEquals, .isNotIn: !operands.contains { Self.isEqual(bytes, $0) }
    default: operands.contains { Self.isEqual(bytes, $0) }
    }
  }

  private static func isEqual(_ bytes: UnsafeRawBufferPointer, _ operand: [UInt8]) -> Bool {
    bytes.count == operand.count && bytes.elementsEqual(operand)
  }

  private static func isASCIIText(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.first == UInt8(ascii: "s") else { return false }
    var union: UInt8 = 0
    for byte in bytes { union |= byte }
    return union < 0x80
  }
}
