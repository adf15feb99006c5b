import JSON
import Testing

@testable import Platform

@Suite struct DocumentValueTests {
  @Test func `Lists of one type are strongly typed and big-endian`() {
    #expect(
      DocumentValue.floats([1]).ubj
        == Array("[$d#L".utf8) + [0, 0, 0, 0, 0, 0, 0, 1, 0x3F, 0x80, 0, 0])
    #expect(
      DocumentValue.int32s([-1]).ubj
        == Array("[$l#L".utf8) + [0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF])
    #expect(DocumentValue.bytes([7]).ubj == Array("[$U#L".utf8) + [0, 0, 0, 0, 0, 0, 0, 1, 7])
  }

  @Test func `A whole number takes the smallest type that holds it`() {
    #expect(DocumentValue.integer(127).ubj == [UInt8(ascii: "i"), 127])
    #expect(DocumentValue.integer(-128).ubj == [UInt8(ascii: "i"), 128])
    #expect(DocumentValue.integer(128).ubj == [UInt8(ascii: "l"), 0, 0, 0, 128])
    #expect(DocumentValue.integer(1 << 40).ubj == [UInt8(ascii: "L"), 0, 0, 1, 0, 0, 0, 0, 0])
  }

  @Test func `JSON keeps the order of members, escapes texts and reads floats back exactly`() throws {
    let values: [Float] = [0.1, -1e-7, 3.4028235e38, .leastNonzeroMagnitude, 16_777_216]
    let document = DocumentValue.object([("z\"", .text("a\n")), ("a", .floats(values)), ("n", .integers([]))])
    let json = try JSONValue(parsing: document.json)
    #expect(json.object?.keys == ["z\"", "a", "n"])
    #expect(json["z\""]?.string == "a\n")
    #expect(json["a"]?.array?.compactMap { $0.double.map { Float($0) } } == values)
    #expect(json["n"]?.array?.isEmpty == true)
  }
}
