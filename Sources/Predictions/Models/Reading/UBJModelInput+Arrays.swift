extension UBJModelInput {
  mutating func integers() throws(ModelError) -> [Int32] {
    guard let (type, count) = try typedArray() else { return try whole(untyped()) }
    defer { index += type.size * count }
    let raw = UnsafeRawBufferPointer(bytes)
    let start = index
    if type == .int32 {
      return Self.array(count) { Int32(bigEndian: raw.loadUnaligned(fromByteOffset: start + 4 * $0, as: Int32.self)) }
    }
    if type == .uint8 { return Self.array(count) { Int32(raw[start + $0]) } }
    return try whole((0..<count).map { type.value(raw, at: start + type.size * $0) })
  }

  mutating func floats() throws(ModelError) -> [Float] {
    guard let (type, count) = try typedArray() else { return try untyped().map { Float($0) } }
    defer { index += type.size * count }
    let raw = UnsafeRawBufferPointer(bytes)
    let start = index
    guard type == .float32 else { return (0..<count).map { Float(type.value(raw, at: start + type.size * $0)) } }
    return Self.array(count) {
      Float(bitPattern: UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: start + 4 * $0, as: UInt32.self)))
    }
  }

  /// An array made in one pass; its size is known to be no larger than the file's.
  @inline(__always)
  private static func array<Number>(_ count: Int, _ number: (Int) -> Number) -> [Number] {
    [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      for place in 0..<count { buffer.initializeElement(at: place, to: number(place)) }
      initialized = count
    }
  }

  private mutating func untyped() throws(ModelError) -> [Double] {
    var numbers: [Double] = []
    try beginArray()
    while try nextElement() { numbers.append(try number()) }
    return numbers
  }

  private func whole(_ numbers: [Double]) throws(ModelError) -> [Int32] {
    var whole: [Int32] = []
    whole.reserveCapacity(numbers.count)
    for number in numbers {
      guard let exact = Int32(exactly: number) else {
        throw place.malformed("a whole number of 32 bits", found: "\(number)", byte: index)
      }
      whole.append(exact)
    }
    return whole
  }
}
