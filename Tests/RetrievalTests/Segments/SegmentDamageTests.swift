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
    sealed = try Self.sealed(.float32, scratch)
    vectors = try FileSystem().read(sealed.vectorsPath).array
    text = try FileSystem().read(sealed.textPath).array
  }

  private static func sealed(_ element: VectorElement, _ scratch: TemporaryDirectory) throws -> SealedSegment {
    let rows = try (0..<9).flatMap { try SampleIndex.rows(of: "d\($0)", count: 1 + $0 % 4) }
    let writer = try SegmentWriter(
      identifier: ULID(seconds: 1, randomness: [UInt8(element.width)]), dimensions: SampleIndex.dimensions,
      element: element, scratch: scratch.path)
    return try SampleIndex.write(rows, writer)
  }

  /// The vectors' file of every kind that is read, each with its text file.
  private var files: [(vectors: [UInt8], text: [UInt8])] {
    get throws {
      let halves = try Self.sealed(.float16, scratch)
      let old = Repository.path + "/fixtures/segments/version-1/"
      let paths = [
        (sealed.vectorsPath, sealed.textPath), (halves.vectorsPath, halves.textPath),
        (
          old + "segment/01HF7YAT00TWE05JYT27VFWRB9-b9ec62126c235329.kbv",
          old + "text/01HF7YAT00TWE05JYT27VFWRB9-ac19dbb1c6c90178.kbt"
        ),
      ]
      return try paths.map { (try FileSystem().read($0).array, try FileSystem().read($1).array) }
    }
  }

  private func check(_ vectors: [UInt8], _ text: [UInt8]) throws {
    let segment = try Segment(vectors: StoredBytes(vectors), key: "v", text: StoredBytes(text), textKey: "t")
    try segment.verify()
  }

  /// Every byte of the blocks that says something, and of each section its start, middle, end and filling.
  private func places(in vectors: [UInt8]) throws -> [Int] {
    let header = try SegmentHeader(reading: StoredBytes(vectors), key: "v")
    var places = Array(0..<660) + [661, 2000, 4091, 4092, 4093, 4094, 4095]
    for section in header.sections where !section.extent.isEmpty {
      let (start, end) = (section.offset, section.offset + section.size)
      places += [start, start + 1, (start + end) / 2, max(start, end - 1), min(end, section.extent.upperBound - 1)]
      places.append(section.extent.upperBound - 1)
    }
    places += (0..<660).map { header.footerOffset + $0 } + [vectors.count - 2000, vectors.count - 4, vectors.count - 1]
    return places
  }

  @Test func `A flipped bit anywhere in the vectors' file is damage`() throws {
    for (index, (vectors, text)) in try files.enumerated() {
      try check(vectors, text)
      // Every byte of one file, and of its variants every fifth.
      for (number, place) in try places(in: vectors).enumerated() where index == 0 || number % 5 == index {
        var changed = vectors
        changed[place] ^= 1 << UInt8(place % 8)
        let error = #expect(throws: StorageError.self, "byte \(place)") { try check(changed, text) }
        #expect(error?.code == .damaged || error?.code == .unsupportedVersion && (8..<12).contains(place))
      }
    }
  }

  @Test func `Any other byte in the sections of codes is damage`() throws {
    for (vectors, text) in try files.prefix(2) {
      let sections = try SegmentHeader(reading: StoredBytes(vectors), key: "v").sections.filter(\.kind.isDerived)
      #expect(sections.map(\.kind) == [.codesHigh, .codesLow, .codeBounds])
      for place in sections.flatMap({ stride(from: $0.offset, to: $0.offset + $0.size, by: 7) }) {
        var changed = vectors
        changed[place] &+= 1
        let error = #expect(throws: StorageError.self, "byte \(place)") { try check(changed, text) }
        #expect(error?.code == .damaged)
      }
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

  /// A file with other fields in its header, and both blocks sealed again.
  private static func edited(_ vectors: [UInt8], _ edit: (inout SegmentHeader) -> Void) throws -> [UInt8] {
    var header = try SegmentHeader(reading: StoredBytes(vectors), key: "v")
    edit(&header)
    return header.block(magic: SegmentHeader.magic) + vectors.dropFirst(4096).dropLast(4096)
      + header.block(magic: SegmentHeader.endMagic)
  }

  @Test(arguments: [0, 3, 77, UInt32.max])
  func `A version that is not known says so`(version: UInt32) throws {
    let changed = try Self.edited(vectors) { $0.version = version }
    let error = #expect(throws: StorageError.self) { try check(changed, text) }
    #expect(error?.code == .unsupportedVersion)
  }

  @Test func `Elements that do not fit version or sections are damage`() throws {
    let files = try files
    let edits: [(vectors: [UInt8], edit: (inout SegmentHeader) -> Void)] = [
      (files[0].vectors, { $0.element = .float16 }), (files[1].vectors, { $0.element = .float32 }),
      (files[0].vectors, { $0.version = 1 }), (files[2].vectors, { $0.version = 2 }),
      (files[2].vectors, { $0.element = .float16 }), (files[0].vectors, { $0.sections.removeLast() }),
      (files[0].vectors, { $0.sections[15].size -= 32 }), (files[0].vectors, { $0.sections[17].size += 4 }),
      (files[0].vectors, { $0.sections.swapAt(15, 16) }),
    ]
    for (vectors, edit) in edits {
      let changed = try Self.edited(vectors, edit)
      let error = #expect(throws: StorageError.self) { try check(changed, text) }
      #expect(error?.code == .damaged)
    }
  }

  @Test(arguments: [2, 3, UInt32.max])
  func `An unknown kind of elements is damage`(code: UInt32) throws {
    var changed = vectors
    changed.replaceSubrange(28..<32, with: ByteWriter.bytes(of: code))
    changed.replaceSubrange(4092..<4096, with: ByteWriter.bytes(of: CRC32C.checksum(Array(changed[..<4092]))))
    let error = #expect(throws: StorageError.self) { try check(changed, text) }
    #expect(error?.code == .damaged)
  }

  @Test(arguments: 0..<8)
  func `Hostile bytes under valid checksums are errors or wrong rows, never a trap`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (vectors, text) = try files[Int(seed % 3)]
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
    _ = try? LentSegment(segment)
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
