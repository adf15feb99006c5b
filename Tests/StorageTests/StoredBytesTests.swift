import TestSupport
import Testing

@testable import Storage

@Suite struct StoredBytesTests {
  private let content = (0..<30_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

  @Test(arguments: [0..<0, 0..<1, 5..<9000, 4096..<8192, 12_000..<30_000, -5..<100_000, 40_000..<50_000])
  func `Bytes whose memory was given back are read from the file again`(part: Range<Int>) throws {
    let scratch = try TemporaryDirectory()
    let mapped = try FileSystem().openFile(try scratch.file("file", content)).map()
    #expect(mapped.array == content)
    mapped.release(part)
    #expect(mapped.array == content)
  }

  @Test(arguments: [[], [1, 2, 3]] as [[UInt8]])
  func `Bytes of no file stay`(bytes: [UInt8]) {
    let stored = StoredBytes(bytes)
    stored.release(0..<3)
    #expect(stored.array == bytes)
  }
}
