/// The types of numbers in UBJSON, by their markers.
enum UBJNumberType {
  case int8
  case uint8
  case int16
  case int32
  case int64
  case float32
  case float64

  init?(_ marker: UInt8) {
    switch marker {
    case UInt8(ascii: "i"): self = .int8
    case UInt8(ascii: "U"): self = .uint8
    case UInt8(ascii: "I"): self = .int16
    case UInt8(ascii: "l"): self = .int32
    case UInt8(ascii: "L"): self = .int64
    case UInt8(ascii: "d"): self = .float32
    case UInt8(ascii: "D"): self = .float64
    default: return nil
    }
  }

  /// How many bytes a number takes.
  var size: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16: 2
    case .int32, .float32: 4
    case .int64, .float64: 8
    }
  }

  /// Whether its numbers are whole.
  var isWhole: Bool {
    switch self {
    case .float32, .float64: false
    default: true
    }
  }

  /// The number at an offset, big-endian; the bytes must reach that far. Beyond 2^53 a whole number is rounded.
  func value(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Double {
    func load<Number: FixedWidthInteger>(_: Number.Type) -> Number {
      Number(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
    switch self {
    case .int8: return Double(load(Int8.self))
    case .uint8: return Double(load(UInt8.self))
    case .int16: return Double(load(Int16.self))
    case .int32: return Double(load(Int32.self))
    case .int64: return Double(load(Int64.self))
    case .float32: return Double(Float(bitPattern: load(UInt32.self)))
    case .float64: return Double(bitPattern: load(UInt64.self))
    }
  }
}
