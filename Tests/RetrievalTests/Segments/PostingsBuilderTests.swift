import TestSupport
import Testing

@testable import Retrieval

@Suite struct PostingsBuilderTests {
  /// The sections as they are defined: terms in the order of their bytes, and of each the rows with their frequencies.
  private func expected(_ lists: [[UInt8]: [(row: UInt32, frequency: UInt32)]]) -> [[UInt8]] {
    let terms = lists.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var directory = ByteWriter()
    var postings = ByteWriter()
    for term in terms {
      let list = lists[term] ?? []
      directory.append(postings.bytes.count / 8)
      directory.append(UInt32(list.count))
      directory.append(list.map(\.frequency).max() ?? 0)
      for posting in list {
        postings.append(posting.row)
        postings.append(posting.frequency)
      }
    }
    return [BlobTable.encode(terms), directory.bytes, postings.bytes]
  }

  private func add(_ term: [UInt8], _ row: UInt32, _ frequency: UInt32, to builder: inout PostingsBuilder) {
    term.withUnsafeBytes { builder.add($0, row: row, frequency: frequency) }
  }

  /// Words of few letters, which come often and begin alike, and long ones, which come once; any bytes, also none.
  private func term(_ generator: inout SplitMix64) -> [UInt8] {
    let length = Int.random(in: 0...(Int.random(in: 0...9, using: &generator) == 0 ? 70 : 3), using: &generator)
    return (0..<length).map { _ in [0, 0x61, 0x62, 0xC3, 0xFF].randomElement(using: &generator) ?? 0 }
  }

  @Test(arguments: [0, 1, 10, 3000] as [UInt32])
  func `Terms come in the order of their bytes, each with its rows as they were added`(rows: UInt32) {
    var generator = SplitMix64(seed: UInt64(rows))
    var builder = PostingsBuilder()
    var lists: [[UInt8]: [(row: UInt32, frequency: UInt32)]] = [:]
    for row in 0..<rows {
      for term in Set((0..<8).map { _ in term(&generator) }) {
        let frequency = Bool.random(using: &generator) ? 1 : UInt32.random(in: 1...UInt32.max, using: &generator)
        lists[term, default: []].append((row, frequency))
        add(term, row, frequency, to: &builder)
      }
    }
    let sections = builder.finish()
    #expect([sections.terms, sections.directory, sections.postings] == expected(lists))
  }

  @Test func `Rows and frequencies up to the largest are kept`() {
    var builder = PostingsBuilder()
    for (row, frequency) in [(0, UInt32.max), (UInt32(1 << 31), 1), (.max, .max)] {
      add([0x61], row, frequency, to: &builder)
    }
    let sections = builder.finish()
    #expect(
      [sections.terms, sections.directory, sections.postings]
        == expected([[0x61]: [(0, .max), (1 << 31, 1), (.max, .max)]]))
  }

  @Test func `A builder that has finished holds nothing`() {
    var builder = PostingsBuilder()
    add([0x61], 0, 1, to: &builder)
    _ = builder.finish()
    add([0x62], 0, 2, to: &builder)
    let sections = builder.finish()
    #expect([sections.terms, sections.directory, sections.postings] == expected([[0x62]: [(0, 2)]]))
  }
}
