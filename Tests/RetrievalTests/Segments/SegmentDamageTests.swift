import Storage
import TestSupport
import Testing

@testable import Retrieval

@Suite struct SegmentDamageTests {
  let scratch: TemporaryDirectory
  let sealed: SealedSegment
  let vectors: [UInt8]
  let text: [UInt8]

  init() throws {
    scratch = try TemporaryDirectory()
    let rows = try (0..<9).flatMap { try SampleIndex.rows(of: "d\($0)", count: 1 + $0 % 4) }
    sealed = try SampleIndex.write(rows, SegmentTests.writer(scratch))
    vectors = try FileSystem().read(sealed.vectorsPath).array
    text = try FileSystem().read(sealed.textPath).array
  }

  private func check(_ vectors: [UInt8], _ text: [UInt8]) throws {
    let segment = try Segment(vectors: StoredBytes(vectors), key: "v", text: StoredBytes(text), textKey: "t")
    try segment.verify()
  }

  /// Every byte of the blocks, and of each section its start, middle, end and filling.
  private var places: [Int] {
    get throws {
      let header = try SegmentHeader(reading: StoredBytes(vectors), key: "v")
      var places = Array(0..<600) + [601, 2000, 4091, 4092, 4093, 4094, 4095]
      for section in header.sections where !section.extent.isEmpty {
        let (start, end) = (section.offset, section.offset + section.size)
        places += [start, start + 1, (start + end) / 2, max(start, end - 1), min(end, section.extent.upperBound - 1)]
        places.append(section.extent.upperBound - 1)
      }
      places +=
        (0..<600).map { header.footerOffset + $0 } + [vectors.count - 2000, vectors.count - 4, vectors.count - 1]
      return places
    }
  }

  @Test func `A flipped bit anywhere in the vectors' file is damage`() throws {
    try check(vectors, text)
    for place in try places {
      var changed = vectors
      changed[place] ^= 1 << UInt8(place % 8)
      let error = #expect(throws: StorageError.self, "byte \(place)") { try check(changed, text) }
      #expect(error?.code == .damaged || error?.code == .unsupportedVersion && (8..<12).contains(place))
    }
  }

  @Test func `A flipped bit anywhere in the text file is damage`() throws {
    let places = Array(0..<64) + [4000, 4095] + Array(4096..<5200) + (0..<64).map { text.count - 1 - $0 * 64 }
    for place in places where place < text.count {
      var changed = text
      changed[place] ^= 1 << UInt8(place % 8)
      #expect(throws: StorageError.self, "byte \(place)") { try check(vectors, changed) }
    }
  }

  @Test func `Files cut short, extended or exchanged are damage`() throws {
    for count in [0, 1, 8, 4095, 4096, 4097, 8191, 8192, vectors.count / 2, vectors.count - 4096, vectors.count - 1] {
      #expect(throws: StorageError.self) { try check(Array(vectors.prefix(count)), text) }
      #expect(throws: StorageError.self) { try check(vectors, Array(text.prefix(min(count, text.count - 1)))) }
    }
    #expect(throws: StorageError.self) { try check(vectors + [0], text) }
    #expect(throws: StorageError.self) { try check(vectors, text + Array(repeating: 0, count: 4096)) }
    let writer = try SegmentWriter(
      identifier: ULID(seconds: 2, randomness: []), dimensions: SampleIndex.dimensions, scratch: scratch.path)
    let other = try SampleIndex.write(try SampleIndex.rows(of: "other", count: sealed.rowCount), writer)
    #expect(throws: StorageError.self) { try check(vectors, FileSystem().read(other.textPath).array) }
  }

  @Test func `A newer format says so`() throws {
    var newer = vectors
    newer[8] = 2
    let checksum = ByteWriter.bytes(of: CRC32C.checksum(Array(newer[..<4092])))
    newer.replaceSubrange(4092..<4096, with: checksum)
    let error = #expect(throws: StorageError.self) { try check(newer, text) }
    #expect(error?.code == .unsupportedVersion)
  }

  @Test(arguments: 0..<8)
  func `Hostile bytes under valid checksums are errors or wrong rows, never a trap`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let header = try SegmentHeader(reading: StoredBytes(vectors), key: "v")
    for _ in 0..<150 {
      var changed = vectors
      var sealed = header
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<header.sections.count, using: &generator)
        let section = header.sections[index]
        guard section.size > 0 else { continue }
        let place = section.offset + Int.random(in: 0..<min(section.size, 96), using: &generator)
        changed[place] =
          [0, 1, 127, 128, 255, UInt8.random(in: 0...255, using: &generator)]
          .randomElement(using: &generator) ?? 0
      }
      if Bool.random(using: &generator) { sealed.dimensions = Int.random(in: 1...64, using: &generator) }
      for index in sealed.sections.indices {
        sealed.sections[index].checksum = CRC32C.checksum(Array(changed[sealed.sections[index].extent]))
      }
      changed.replaceSubrange(0..<4096, with: sealed.block(magic: SegmentHeader.magic))
      changed.replaceSubrange(changed.count - 4096..<changed.count, with: sealed.block(magic: SegmentHeader.endMagic))
      Self.readEverything(changed, text)
    }
  }

  private static func search(_ segment: Segment, _ planner: ScanPlanner) {
    guard let query = try? StoredVector(normalizing: Array(repeating: 1, count: segment.dimensions)),
      var search = try? VectorSearch([query], dimensions: segment.dimensions, limit: 5)
    else { return }
    try? search.scan(segment, number: 0, as: planner)
    for row in search.rows(of: 0) { #expect((0..<segment.rowCount).contains(row.address.row)) }
  }

  /// Calls every method; what they return or throw does not matter.
  private static func readEverything(_ vectors: [UInt8], _ text: [UInt8]) {
    guard
      let segment = try? Segment(vectors: StoredBytes(vectors), key: "v", text: StoredBytes(text), textKey: "t")
    else { return }
    try? segment.verify()
    for row in 0..<min(segment.rowCount, 40) {
      _ = try? segment.chunkID(row)
      _ = try? segment.document(row)
      _ = try? segment.uri(row)
      _ = try? segment.metadata(row)
      _ = try? segment.record(row)
      _ = try? segment.vector(row)
      _ = try? segment.row(embeddingKey: Array(repeating: UInt8(row), count: 16))
    }
    for word in SampleIndex.words { _ = try? segment.postings(of: word) }
    for index in 0..<min(segment.termCount, 40) { _ = try? segment.postings(at: index) }
    for name in ["model", "year", "tags", SegmentWriter.sourceURIAttribute] {
      _ = try? segment.rows(matching: .attribute(name, .exists(true)))
    }
    for path in ScanPath.allCases { search(segment, ScanPlanner(path: path)) }
  }
}

extension ByteWriter {
  fileprivate static func bytes(of value: UInt32) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(value)
    return writer.bytes
  }
}
