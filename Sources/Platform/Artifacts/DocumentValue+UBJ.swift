extension DocumentValue {
  /// The value in universal binary JSON (ubjson.org, draft 12), with XGBoost's conventions: lengths are 64-bit
  /// integers, numbers big-endian, lists of one number type strongly typed. O(size).
  var ubj: [UInt8] {
    var out: [UInt8] = []
    write(to: &out)
    return out
  }

  private func write(to out: inout [UInt8]) {
    switch self {
    case .object(let members):
      out.append(UInt8(ascii: "{"))
      for (key, value) in members {
        Self.write(length: key.utf8.count, to: &out)
        out.append(contentsOf: key.utf8)
        value.write(to: &out)
      }
      out.append(UInt8(ascii: "}"))
    case .list(let values):
      Self.begin(type: nil, count: values.count, to: &out)
      for value in values { value.write(to: &out) }
    case .text(let text):
      out.append(UInt8(ascii: "S"))
      Self.write(length: text.utf8.count, to: &out)
      out.append(contentsOf: text.utf8)
    case .integer(let number): Self.write(number, to: &out)
    case .integers(let numbers):
      Self.begin(type: nil, count: numbers.count, to: &out)
      for number in numbers { Self.write(number, to: &out) }
    case .floats(let numbers):
      Self.begin(type: "d", count: numbers.count, to: &out)
      for number in numbers { Self.write(bits: number.bitPattern, to: &out) }
    case .int32s(let numbers):
      Self.begin(type: "l", count: numbers.count, to: &out)
      for number in numbers { Self.write(bits: UInt32(bitPattern: number), to: &out) }
    case .int64s(let numbers):
      Self.begin(type: "L", count: numbers.count, to: &out)
      for number in numbers { Self.write(bits: UInt64(bitPattern: number), to: &out) }
    case .bytes(let bytes):
      Self.begin(type: "U", count: bytes.count, to: &out)
      out.append(contentsOf: bytes)
    }
  }

  private static func begin(type: Unicode.Scalar?, count: Int, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    if let type { out += [UInt8(ascii: "$"), UInt8(ascii: type)] }
    out.append(UInt8(ascii: "#"))
    write(length: count, to: &out)
  }

  private static func write(length: Int, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "L"))
    write(bits: UInt64(length), to: &out)
  }

  /// A number with the smallest of the types that hold it.
  private static func write(_ number: Int, to out: inout [UInt8]) {
    if let small = Int8(exactly: number) {
      out += [UInt8(ascii: "i"), UInt8(bitPattern: small)]
    } else if let middle = Int32(exactly: number) {
      out.append(UInt8(ascii: "l"))
      write(bits: UInt32(bitPattern: middle), to: &out)
    } else {
      out.append(UInt8(ascii: "L"))
      write(bits: UInt64(bitPattern: Int64(number)), to: &out)
    }
  }

  private static func write<Bits: FixedWidthInteger>(bits: Bits, to out: inout [UInt8]) {
    withUnsafeBytes(of: bits.bigEndian) { out.append(contentsOf: $0) }
  }
}
