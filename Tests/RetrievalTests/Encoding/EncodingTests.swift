import CKernels
import JSON
import Storage
import TestSupport
import Testing

@testable import Retrieval

@Suite struct EncodingTests {
  @Test func `CRC-32C has the published check values on both paths`() {
    let check = Array("123456789".utf8)
    let zeros = [UInt8](repeating: 0, count: 32)
    for path in [KB_PATH_BEST, KB_PATH_PORTABLE] {
      #expect(kb_crc32c(0, check, check.count, path) == 0xE306_9283)
      #expect(kb_crc32c(0, zeros, 32, path) == 0x8A91_36AA)
      #expect(kb_crc32c(0, nil, 0, path) == 0)
    }
  }

  @Test func `Both CRC paths agree at every length and may be continued at any place`() {
    var generator = SplitMix64(seed: 1)
    let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
    for count in 0...300 {
      let whole = kb_crc32c(0, bytes, count, KB_PATH_BEST)
      #expect(whole == kb_crc32c(0, bytes, count, KB_PATH_PORTABLE))
      let cut = count / 3
      #expect(CRC32C.checksum(Array(bytes[cut..<count]), after: CRC32C.checksum(Array(bytes[..<cut]))) == whole)
    }
  }

  @Test func `Every changed or missing byte of a sealed text is noticed`() throws {
    let text = SealedJSON.seal(["a": 1, "b": "ü"])
    #expect(try SealedJSON.open(text, key: "k") == ["a": 1, "b": "ü"])
    for index in text.indices {
      for mask: UInt8 in [1, 32, 128] {
        var changed = text
        changed[index] ^= mask
        #expect(throws: StorageError.self) { try SealedJSON.open(changed, key: "k") }
      }
      #expect(throws: StorageError.self) { try SealedJSON.open(Array(text[..<index]), key: "k") }
    }
    #expect(throws: StorageError.self) { try SealedJSON.open(text + [10], key: "k") }
  }
}
