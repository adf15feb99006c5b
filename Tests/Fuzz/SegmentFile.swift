import Storage
@testable import Retrieval

/// Whatever the sections hold: a segment opens with every read inside its files, or is damage.
///
/// The input is dimensions, rows and flags (a byte each), then each section as a length (UInt16) and its bytes, the
/// records of the text file last. The harness puts the files together with right headers and checksums, so that what
/// lies behind these is reached; flag 1 leaves the sizes of sections as they come, flag 2 flips a bit of the file, flag 4
/// makes the elements float16, flag 8 the format version 1.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard count > 3 else { return 0 }
  var draft = Draft(input)
  let (vectors, text) = draft.files()
  do {
    let segment = try Segment(vectors: StoredBytes(vectors), key: "v", text: StoredBytes(text), textKey: "t")
    readEverything(of: segment)
  } catch {
    precondition(error.code == .damaged || error.code == .unsupportedVersion, "\(error)")
  }
  return 0
}

/// Writes the seeds: segments as the writer makes them, with elements of both kinds and without codes.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  for (number, rows) in [0, 1, 3, 70].enumerated() {
    for (kind, flags) in [UInt8(0), 4, 8].enumerated() {
      Seeds.write(Seeds.segment(rows: rows, flags: flags), 3 * number + kind)
    }
  }
  return 0
}

private struct Draft {
  private var input: ArraySlice<UInt8>
  private let dimensions: Int
  private let rows: Int
  private let flags: UInt8

  init(_ input: [UInt8]) {
    dimensions = max(1, Int(input[0]))
    rows = Int(input[1])
    flags = input[2]
    self.input = input.dropFirst(3)
  }

  private mutating func block() -> [UInt8] {
    let length = input.prefix(2).reversed().reduce(0) { $0 << 8 | Int($1) }
    input = input.dropFirst(2)
    defer { input = input.dropFirst(length) }
    return Array(input.prefix(length))
  }

  mutating func files() -> (vectors: [UInt8], text: [UInt8]) {
    let identifier = ULID(seconds: 1, randomness: [1])
    var header = SegmentHeader(
      version: flags & 8 == 0 ? SegmentHeader.formatVersion : 1, element: flags & 4 == 0 ? .float32 : .float16,
      dimensions: dimensions, rowCount: rows, identifier: identifier, totalLength: rows, sections: [])
    var body: [UInt8] = []
    for kind in SectionKind.kinds(version: header.version) {
      var bytes = block()
      if flags & 1 == 0, let size = kind.byteCount(in: header) {
        bytes = Array(bytes.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - bytes.count))
      }
      let size = bytes.count
      Self.pad(&bytes)
      header.sections.append(
        .init(
          kind: kind, checksum: CRC32C.checksum(bytes), offset: SegmentHeader.blockSize + body.count, size: size))
      body += bytes
    }
    var vectors = header.block(magic: SegmentHeader.magic) + body + header.block(magic: SegmentHeader.endMagic)
    var records = block()
    Self.pad(&records)
    let textHeader = TextHeader(
      rowCount: rows, fileSize: records.count + 2 * SegmentHeader.blockSize, identifier: identifier)
    let text = textHeader.block(magic: TextHeader.magic) + records + textHeader.block(magic: TextHeader.endMagic)
    if flags & 2 != 0 {
      let place = input.prefix(3).reduce(0) { $0 << 8 | Int($1) } % vectors.count
      vectors[place] ^= 1 << (flags >> 5)
    }
    return (vectors, text)
  }

  private static func pad(_ bytes: inout [UInt8]) {
    bytes += [UInt8](repeating: 0, count: SegmentHeader.aligned(bytes.count) - bytes.count)
  }
}

private func readEverything(of segment: Segment) {
  for row in -1...segment.rowCount {
    _ = try? (segment.chunkID(row), segment.length(row), segment.vector(row))
    _ = try? (segment.embeddingKey(row), segment.norm(row))
    _ = try? segment.record(row)
    _ = try? segment.document(row)
    _ = try? segment.uri(row)
    _ = try? segment.metadata(row)
    if let key = try? segment.embeddingKey(row) { _ = try? segment.row(embeddingKey: key) }
  }
  for index in -1...segment.termCount {
    if let postings = try? segment.postings(at: index) {
      precondition(postings.allSatisfy { $0.row < UInt32(segment.rowCount) && $0.frequency > 0 })
    }
    if let term = try? segment.term(at: index) { _ = try? segment.postings(of: String(decoding: term, as: UTF8.self)) }
  }
  for name in ["model", "year", "none"] {
    for predicate in [Predicate.equals(.string("churn")), .notEquals(.number(2025))] {
      let rows = try? segment.rows(matching: .attribute(name, predicate))
      precondition(rows?.rowCount ?? segment.rowCount == segment.rowCount)
    }
  }
  for path in ScanPath.allCases { search(segment, ScanPlanner(path: path)) }
  _ = try? segment.verify()
}

private func search(_ segment: Segment, _ planner: ScanPlanner) {
  guard let query = try? StoredVector(normalizing: (0..<segment.dimensions).map { Float($0 % 5) - 1 }),
    var search = try? VectorSearch([query], dimensions: segment.dimensions, limit: 5)
  else { return }
  try? search.scan(segment, number: 0, as: planner)
  let rows = search.rows(of: 0)
  precondition(rows.count <= 5 && rows.allSatisfy { (0..<segment.rowCount).contains($0.address.row) })
}
