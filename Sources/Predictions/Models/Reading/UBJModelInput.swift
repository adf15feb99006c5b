/// Reads a model in UBJSON (draft 12, ubjson.org), whose arrays of numbers are typed and big-endian.
struct UBJModelInput: ModelInput {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var place = ModelPlace()
  /// How many elements each entered array still has, `nil` where a bracket closes it.
  private var counts: [Int?] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte at hand, `nil` at the end. Passes over no-ops.
  private mutating func peekMarker() -> UInt8? {
    while index < bytes.count, bytes[index] == UInt8(ascii: "N") { index += 1 }
    return index < bytes.count ? bytes[index] : nil
  }

  func fault(_ expected: String) -> ModelError {
    let found =
      if index >= bytes.count {
        "the end of the file"
      } else if (0x20...0x7E).contains(bytes[index]) {
        "\"\(Character(Unicode.Scalar(bytes[index])))\""
      } else {
        "byte 0x\(String(bytes[index], radix: 16))"
      }
    return place.malformed(expected, found: found, byte: index)
  }

  /// The next byte.
  private mutating func byte(_ expected: String) throws(ModelError) -> UInt8 {
    guard index < bytes.count else { throw fault(expected) }
    defer { index += 1 }
    return bytes[index]
  }

  private mutating func expect(_ marker: Unicode.Scalar) throws(ModelError) {
    guard peekMarker() == UInt8(ascii: marker) else { throw fault("\"\(marker)\"") }
    index += 1
  }

  /// A count or length: a whole number that is not negative and not larger than what is left of the file.
  private mutating func length(_ what: String) throws(ModelError) -> Int {
    let start = index
    let marker = try byte(what)
    guard let type = UBJNumberType(marker), type.isWhole, let value = number(type), value >= 0,
      value <= Double(bytes.count - index)
    else {
      index = start
      throw fault("\(what) that the file has room for")
    }
    return Int(value)
  }

  /// A number of a type; `nil` when the file ends before it does.
  mutating func number(_ type: UBJNumberType) -> Double? {
    guard bytes.count - index >= type.size else { return nil }
    defer { index += type.size }
    return type.value(UnsafeRawBufferPointer(bytes), at: index)
  }

  mutating func beginObject() throws(ModelError) {
    try expect("{")
    if let next = peekMarker(), next == UInt8(ascii: "$") || next == UInt8(ascii: "#") {
      throw fault("members (XGBoost writes no objects with counts)")
    }
  }

  mutating func nextKey() throws(ModelError) -> String? {
    if peekMarker() == UInt8(ascii: "}") {
      index += 1
      return nil
    }
    let key = try text("the length of a key")
    place.member = key
    return key
  }

  mutating func beginArray() throws(ModelError) {
    try expect("[")
    switch peekMarker() {
    case UInt8(ascii: "#"):
      index += 1
      counts.append(try length("a count"))
    case UInt8(ascii: "$"): throw fault("elements with a type each")
    default: counts.append(nil)
    }
  }

  mutating func nextElement() throws(ModelError) -> Bool {
    guard let last = counts.indices.last else { return false }
    if let count = counts[last] {
      if count == 0 { counts.removeLast() } else { counts[last] = count - 1 }
      return count > 0
    }
    guard peekMarker() == UInt8(ascii: "]") else { return true }
    index += 1
    counts.removeLast()
    return false
  }

  mutating func string() throws(ModelError) -> String {
    try expect("S")
    return try text("the length of a string")
  }

  private mutating func text(_ what: String) throws(ModelError) -> String {
    let length = try length(what)
    defer { index += length }
    return String(decoding: bytes[index..<index + length], as: UTF8.self)
  }

  mutating func end() throws(ModelError) {
    guard peekMarker() == nil else { throw fault("the end of the file") }
  }

  mutating func skipValue() throws(ModelError) {
    var kinds: [UInt8] = []
    repeat {
      if kinds.last == UInt8(ascii: "{"), try skipKey() {
        kinds.removeLast()
        continue
      }
      if kinds.last == UInt8(ascii: "["), try !nextElement() {
        kinds.removeLast()
        continue
      }
      try skipPart(&kinds)
    } while !kinds.isEmpty
  }

  /// Passes over a key, or the end of the object, and says whether it was the end.
  private mutating func skipKey() throws(ModelError) -> Bool {
    if peekMarker() == UInt8(ascii: "}") {
      index += 1
      return true
    }
    index += try length("the length of a key")
    return false
  }

  /// Passes over a scalar or a typed array, or enters an object or array.
  private mutating func skipPart(_ kinds: inout [UInt8]) throws(ModelError) {
    switch peekMarker() {
    case UInt8(ascii: "{"):
      try beginObject()
      kinds.append(UInt8(ascii: "{"))
    case UInt8(ascii: "["):
      if let (type, count) = try typedArray() {
        index += type.size * count
      } else {
        try beginArray()
        kinds.append(UInt8(ascii: "["))
      }
    case UInt8(ascii: "S"), UInt8(ascii: "H"):
      index += 1
      index += try length("the length of a string")
    case UInt8(ascii: "Z"), UInt8(ascii: "T"), UInt8(ascii: "F"): index += 1
    case UInt8(ascii: "C"): index = min(index + 2, bytes.count)
    default: _ = try number()
    }
  }

  /// A number with its marker.
  mutating func number() throws(ModelError) -> Double {
    guard let marker = peekMarker(), let type = UBJNumberType(marker) else { throw fault("a number") }
    index += 1
    guard let value = number(type) else {
      index = bytes.count
      throw fault("\(type.size) bytes of a number")
    }
    return value
  }

  /// Passes over the head of an array with a type and a count, and returns these; `nil`, passing over nothing, at
  /// any other value. The file has room for all its numbers.
  mutating func typedArray() throws(ModelError) -> (type: UBJNumberType, count: Int)? {
    guard peekMarker() == UInt8(ascii: "["), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "$") else {
      return nil
    }
    index += 2
    guard index < bytes.count, let type = UBJNumberType(bytes[index]) else { throw fault("the type of a number") }
    index += 1
    try expect("#")
    let start = index
    let count = try length("a count")
    guard count <= (bytes.count - index) / type.size else {
      index = start
      throw fault("a count that the file has room for")
    }
    return (type, count)
  }
}
