import Testing

@testable import Predictions

@Suite struct UBJSONTests {
  private func refusal(of bytes: [UInt8]) -> ModelError? {
    do throws(ModelError) {
      _ = try TreeEnsemble(parsing: bytes)
      return nil
    } catch {
      return error
    }
  }

  private func reading<Value>(_ text: [UInt8], _ body: (inout UBJModelInput) throws -> Value) throws -> Value {
    try text.withUnsafeBufferPointer { buffer in
      var input = UBJModelInput(buffer)
      let value = try body(&input)
      try input.end()
      return value
    }
  }

  @Test(arguments: ["$d#L", "$l#L", "$L#L", "$U#L", "#L"], [Int64(1) << 40, .max, -1, 100])
  func `A count that the file has no room for is an error before memory is asked for`(head: String, count: Int64) throws
  {
    var bytes = Array("{i\u{7}version[".utf8) + Array(head.utf8)
    bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: count >> Int64(8 * $0)) }
    let error = try #require(refusal(of: bytes))
    #expect(error.code == .malformed)
  }

  @Test func `Numbers of every type become whole numbers`() throws {
    let values: [[UInt8]] = [
      Array("[$i#i".utf8) + [2, 0xFF, 5], Array("[$U#U".utf8) + [1, 0xFE], Array("[$I#i".utf8) + [1, 0x80, 0],
      Array("[$l#i".utf8) + [1, 0x80, 0, 0, 0], Array("[$L#i".utf8) + [1, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF],
      Array("[#i".utf8) + [2] + Array("i".utf8) + [3] + Array("I".utf8) + [1, 0], Array("[i\u{4}NU\u{5}]".utf8),
    ]
    let read = try values.map { try reading($0) { try $0.integers() } }
    #expect(read == [[-1, 5], [254], [-32_768], [.min], [.max], [3, 256], [4, 5]])
  }

  @Test func `A whole number beyond 32 bits is an error`() {
    let bytes = Array("[$L#i".utf8) + [1, 0, 0, 0, 1, 0, 0, 0, 0]
    #expect(throws: ModelError.self) { try reading(bytes) { try $0.integers() } }
  }

  @Test func `Numbers of both widths become floats`() throws {
    let single = Array("[$d#i".utf8) + [1, 0x3F, 0xC0, 0, 0]
    let double = Array("[$D#i".utf8) + [1, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0]
    #expect(try reading(single) { try $0.floats() } == [1.5])
    #expect(try reading(double) { try $0.floats() } == [1.5])
  }

  @Test func `Values of every kind are passed over`() throws {
    let values = [
      "Z", "T", "F", "Cx", "Si\u{2}ab", "Hi\u{1}7", "[]", "[#i\u{0}", "{}", "{i\u{1}k[ZTF]}", "[[[i\u{1}]]]",
      "[#i\u{2}Z[#i\u{1}T", "NNi\u{5}", "{i\u{1}a{i\u{1}b[$U#i\u{2}xy}i\u{1}cZ}",
    ]
    for value in values {
      let next = try reading(Array((value + "Si\u{1}!").utf8)) { input in
        try input.skipValue()
        return try input.string()
      }
      #expect(next == "!", "\(value)")
    }
  }
}
