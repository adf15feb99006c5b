import Storage
import TestSupport
import Testing

@testable import Retrieval

@Suite struct IndexDamageTests {
  /// An index of two versions with tombstones, and the keys that its newest version needs.
  private func sample() async throws -> (SampleIndex, Snapshot) {
    let sample = try SampleIndex()
    let first = try await sample.index.commit(sample.change(adding: [("a", 1, 2), ("b", 1, 2)]), onto: nil)
    return (sample, try await sample.index.commit(sample.change(adding: [("a", 2, 1)]), onto: first))
  }

  private func expectDamage(
    _ key: String, _ sample: SampleIndex, stride step: Int = 1, _ read: () async throws -> Void
  ) async throws {
    let bytes = try await sample.store.get(key).array
    for place in Swift.stride(from: 0, to: bytes.count, by: step) {
      var changed = bytes
      changed[place] ^= 1 << UInt8(place % 8)
      try await sample.store.put(key, .bytes(changed))
      let error = await #expect(throws: StorageError.self, "byte \(place) of \(key)") { try await read() }
      #expect(error?.code == .damaged)
      try await sample.store.put(key, .bytes(Array(bytes[..<place])))
      await #expect(throws: StorageError.self, "\(place) bytes of \(key)") { try await read() }
    }
    try await sample.store.put(key, .bytes(bytes + [0]))
    await #expect(throws: StorageError.self) { try await read() }
    try await sample.store.put(key, .bytes(bytes))
    try await read()
  }

  @Test func `Every changed or missing byte of a manifest is damage`() async throws {
    let (sample, snapshot) = try await sample()
    try await expectDamage(Manifest.key(version: snapshot.version), sample) { _ = try await sample.index.current() }
  }

  @Test func `Every changed or missing byte of tombstones is damage`() async throws {
    let (sample, snapshot) = try await sample()
    let key = try #require(snapshot.manifest.segments[0].tombstones?.key)
    try await expectDamage(key, sample) { _ = try await sample.index.current() }
    let bytes = try await sample.store.get(key).array
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: StorageError.self) {
        try Tombstones(bytes: changed, key: key, segment: snapshot.segments[0].entry.identifier, rowCount: 4)
      }
    }
  }

  @Test func `Every changed or missing byte of the table of documents is damage`() async throws {
    let (sample, snapshot) = try await sample()
    let key = snapshot.manifest.documents.key
    try await expectDamage(key, sample) { _ = try await sample.index.documents(of: snapshot) }
    let bytes = try await sample.store.get(key).array
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: StorageError.self) { try DocumentTable(bytes: changed, key: key) }
    }
  }

  @Test func `Hostile tables under a valid checksum are errors or other tables, never a trap`() async throws {
    let (sample, snapshot) = try await sample()
    let bytes = try await sample.store.get(snapshot.manifest.documents.key).array.dropLast(4)
    var generator = SplitMix64(seed: 4)
    for _ in 0..<2000 {
      var writer = ByteWriter()
      var changed = Array(bytes)
      changed[Int.random(in: 8..<changed.count, using: &generator)] =
        [0, 1, 127, 255].randomElement(using: &generator) ?? 0
      writer.append(raw: changed)
      writer.append(CRC32C.checksum(changed))
      _ = try? DocumentTable(bytes: writer.bytes, key: "k")
    }
  }

  @Test func `A missing object is not found, by name`() async throws {
    for index in 0..<4 {
      let (sample, snapshot) = try await sample()
      let reference = snapshot.manifest.objects[index]
      try await sample.store.delete(reference.key)
      let error = await #expect(throws: StorageError.self) { try await sample.index.current() }
      #expect(error?.code == .notFound)
      #expect(error?.key == reference.key)
      #expect(try await sample.index.verify().problems.map(\.key) == [reference.key])
    }
  }

  @Test func `A manifest reads back as it was written`() async throws {
    let (sample, snapshot) = try await sample()
    let key = Manifest.key(version: 2)
    #expect(try Manifest(text: snapshot.manifest.text, key: key) == snapshot.manifest)
    #expect(try await sample.store.list(prefix: "manifest/").first?.key == key)
    #expect(Manifest.version(key: key) == 2)
    #expect(key == "manifest/18446744073709551613.json")
  }
}
