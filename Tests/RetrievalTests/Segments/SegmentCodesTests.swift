import Storage
import TestSupport
import Testing

@testable import Retrieval

@Suite struct SegmentCodesTests {
  let scratch: TemporaryDirectory

  init() throws { scratch = try TemporaryDirectory() }

  /// A segment of random vectors of very different lengths and shapes.
  private func segment(rows: Int, dimensions: Int, _ element: VectorElement) throws -> Segment {
    var generator = SplitMix64(seed: UInt64(rows * dimensions))
    let writer = try SegmentWriter(
      identifier: ULID(seconds: 1, randomness: [1]), dimensions: dimensions, element: element, scratch: scratch.path)
    for row in try SampleIndex.rows(of: "d", count: rows) {
      let sparsity = Float.random(in: 0...1, using: &generator)
      let vector = (0..<dimensions).map { _ in
        Float.random(in: 0...1, using: &generator) < sparsity ? 0 : Float.random(in: -1...1, using: &generator)
      }
      try writer.append(row.row, vector: StoredVector(normalizing: vector))
    }
    return try SampleIndex.open(writer.finish())
  }

  @Test(arguments: VectorElement.allCases, [1, 19, 64, 65, 1000])
  func `Codes are those of the written elements, however many blocks they were made in`(
    element: VectorElement, dimensions: Int
  ) throws {
    for rows in [1, 63, 300] {
      let segment = try segment(rows: rows, dimensions: dimensions, element)
      try segment.verify()
      let lent = try LentSegment(segment)
      #expect(lent.elements.count == rows * dimensions * element.width)
      #expect(lent.codes == LentSegment.Codes(encoding: lent.elements, of: element, dimensions: dimensions))
    }
  }

  @Test(arguments: VectorElement.allCases)
  func `A segment without rows has codes of none`(element: VectorElement) throws {
    let segment = try segment(rows: 0, dimensions: 19, element)
    try segment.verify()
    let lent = try LentSegment(segment)
    #expect(lent.elements.isEmpty && lent.codes?.high == [] && lent.codes?.largestNorm == 0)
  }

  @Test func `A search is lent the very sections of the file`() throws {
    let segment = try segment(rows: 70, dimensions: 100, .float32)
    let lent = try LentSegment(segment)
    #expect(try lent.elements == (0..<70).flatMap { try segment.elements($0) })
    #expect(try lent.ids == (0..<70).flatMap { try segment.chunkID($0).bytes })
    #expect(lent.selected == nil)
    let codes = try #require(lent.codes)
    #expect(try segment.view(.codesHigh).copy(0..<segment.view(.codesHigh).size) == codes.high)
    #expect(try segment.view(.codesLow).copy(0..<segment.view(.codesLow).size) == codes.low)
    let bounds = [codes.largestNorm] + codes.scales + codes.coarseErrors + codes.fineErrors
    #expect(try segment.view(.codeBounds).copy(0..<4 * bounds.count) == bounds.withUnsafeBytes { Array($0) })
    #expect(segment.view(.codeBounds).size == 4 * bounds.count)
  }

  @Test func `A selection is lent with a bit for each row, whatever segment it was made for`() throws {
    let segment = try segment(rows: 70, dimensions: 8, .float32)
    var set = RowSet(none: 70)
    set.insert(3)
    set.insert(69)
    #expect(try LentSegment(segment, selected: set).selected == [8, 32])
    #expect(try LentSegment(segment, selected: RowSet(all: 2)).selected == [3, 0])
    #expect(try LentSegment(segment, selected: RowSet(all: 1000)).selected == [.max, 63])
  }

  @Test func `Vectors with more dimensions than codes can have get none, and no need to be written anew`() throws {
    let widest = try segment(rows: 2, dimensions: 65_536, .float16)
    #expect(try widest.hasCodes && LentSegment(widest).codes?.high.count == 65_536)
    let wider = try segment(rows: 2, dimensions: 65_537, .float16)
    try wider.verify()
    #expect(!wider.hasCodes && !wider.isOutdated(for: .float16))
    #expect(try LentSegment(wider).codes == nil)
    #expect(try wider.elements(1).count == 2 * 65_537)
  }

  @Test func `What is larger than the writer's buffer comes back as it was written`() throws {
    let spool = try SpoolFile(path: scratch.path + "/spool", files: FileSystem())
    var generator = SplitMix64(seed: 5)
    var expected: [UInt8] = []
    for count in [3, 1 << 20, 1 << 19, (1 << 20) - 1, 7, 3 << 20] {
      let bytes = (0..<count / 8 + 1).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }.prefix(count)
      try spool.append(Array(bytes))
      expected += bytes
      var found = [UInt8](repeating: 0, count: expected.count)
      try found.withUnsafeMutableBytes { try spool.read(into: $0, at: SegmentHeader.blockSize) }
      #expect(found == expected)
    }
    #expect(spool.size == SegmentHeader.blockSize + expected.count)
    expected += [UInt8](repeating: 0, count: SegmentHeader.aligned(expected.count) - expected.count)
    #expect(try spool.sealSection() == CRC32C.checksum(expected))
    let ahead: ArraySlice<UInt8> = [1, 2, 3, 4]
    try spool.append([9])
    try spool.write(ahead, ahead: SegmentHeader.aligned(spool.size))
    #expect(try spool.sealSection() == CRC32C.checksum([9] + [UInt8](repeating: 0, count: 4095)))
    try spool.include(4, checksum: CRC32C.checksum(Array(ahead)))
    #expect(try spool.sealSection() == CRC32C.checksum(ahead + [UInt8](repeating: 0, count: 4092)))
    let header = [UInt8](repeating: 7, count: SegmentHeader.blockSize)
    let hash = try spool.finish(header: header, footer: header)
    let file = try FileSystem().read(spool.path).array
    #expect(file.prefix(4096) == header[...] && file.dropFirst(4096).prefix(expected.count) == expected[...])
    #expect(file.count == spool.size && SHA256.hexadecimal(file) == hash)
  }
}
