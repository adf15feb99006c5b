#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Storage
@testable import Retrieval

/// Valid inputs for the targets that read an index, and the writer that puts them into a target's corpus.
enum Seeds {
  static let identifier = ULID(seconds: 1, randomness: [1])

  /// Writes a seed into the folder that `KB_FUZZ_CORPUS` names.
  static func write(_ bytes: some Collection<UInt8>, _ number: Int) {
    guard let folder = getenv("KB_FUZZ_CORPUS"), let file = fopen("\(String(cString: folder))/seed-\(number)", "w")
    else { return }
    let bytes = Array(bytes)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  /// A file of the repository; empty when it is not there.
  static func file(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  /// A segment in the form that the target `SegmentFile` takes, with these flags.
  static func segment(rows: Int, flags: UInt8) -> [UInt8] {
    let folder = getenv("KB_FUZZ_CORPUS").map { String(cString: $0) } ?? "."
    let scratch = folder + ".scratch"
    let files = FileSystem()
    do {
      _ = try files.makeDirectory(scratch)
      let writer = try SegmentWriter(
        identifier: identifier, dimensions: 4, element: flags & 4 == 0 ? .float32 : .float16, scratch: scratch,
        files: files)
      for row in 0..<rows {
        try writer.append(self.row(row), vector: StoredVector(normalizing: [1, 2, Float(row), 4]))
      }
      let sealed = try writer.finish()
      let vectors = try files.read(sealed.vectorsPath)
      let header = try SegmentHeader(reading: vectors, key: "v")
      let file = vectors.array
      let text = try files.read(sealed.textPath).array.dropFirst(SegmentHeader.blockSize).dropLast(
        SegmentHeader.blockSize)
      let kinds = SectionKind.kinds(version: flags & 8 == 0 ? header.version : 1)
      let sections = header.sections.filter { kinds.contains($0.kind) }.map { file[$0.offset..<$0.offset + $0.size] }
      return [4, UInt8(rows), flags]
        + (sections + [text]).flatMap { bytes in
          let bytes = bytes.prefix(0xFFFF)
          return [UInt8(bytes.count & 0xFF), UInt8(bytes.count >> 8)] + bytes
        }
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func row(_ number: Int) throws -> SegmentRow {
    let hash = SHA256.hash([UInt8(number)])
    guard let id = ChunkID(bytes: Array(hash.prefix(16))) else { preconditionFailure("a hash is too short") }
    return SegmentRow(
      chunkID: id, document: DocumentID(dataSource: "docs", key: "\(number / 2).txt"), uri: "s3://b/\(number / 2)",
      metadata: [
        "model": .string("churn"), "year": .number(2025), "tags": .strings(["a", "b"]), "final": .boolean(true),
      ],
      embeddingKey: Array(hash.suffix(16)), terms: ["churn": 2, "w\(number % 7)": 1], length: 3,
      record: Array("record \(number)".utf8))
  }

  static var manifests: [Manifest] {
    let settings = IndexSettings(embeddingModel: "model-1", dimensions: 16, chunking: "{\"strategy\": \"NONE\"}")
    func reference(_ key: String) -> ObjectReference {
      ObjectReference(key: key, bytes: 4096, sha256: SHA256.hexadecimal(Array(key.utf8)))
    }
    func segment(_ number: Int) -> SegmentEntry {
      SegmentEntry(
        identifier: ULID(seconds: Double(number), randomness: []), vectors: reference("segment/\(number).kbv"),
        text: reference("text/\(number).kbt"), rows: 10, liveRows: 10 - number, liveLength: 20,
        tombstones: number == 1 ? nil : reference("tomb/\(number).kbd"))
    }
    func manifest(_ version: Int) -> Manifest {
      let parent = Manifest.Parent(version: UInt64(version - 1), sha256: SHA256.hexadecimal([1]))
      return Manifest(
        version: UInt64(version), parent: version == 1 ? nil : parent, commitID: SHA256.hexadecimal([2]),
        createdAt: 1.5, settings: settings, segments: (1..<version).map(segment),
        documents: reference("documents/1.kbm"),
        documentCount: 2)
    }
    return (1...3).map(manifest)
  }

  static var tables: [DocumentTable] {
    let source = DataSource(id: "docs", root: "/docs", inclusionPrefixes: ["a", "b/"])
    let stamp = FileIdentity(inode: 1, size: 2, modified: 3, changed: -4)
    let entries = (0..<4).map { number in
      DocumentEntry(
        id: DocumentID(dataSource: "docs", key: "\(number).json"), uri: "s3://b/\(number).json", format: .json,
        contentHash: [1, 2, 3], metadataHash: [UInt8(number)], stamp: number == 0 ? nil : stamp,
        metadataStamp: number == 1 ? stamp : nil,
        location: number == 2 ? nil : RowLocation(segment: identifier, rows: number..<number + 1, length: 7))
    }
    return [
      DocumentTable(), DocumentTable(dataSources: [source]),
      DocumentTable(
        documents: Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { $1 }), dataSources: [source]),
    ]
  }
}
