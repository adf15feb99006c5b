/// The postings of a segment that is being written: 8 bytes each, and about 100 a term.
struct PostingsBuilder {
  private var terms = TermTable()
  /// Of each term the rows in the lower halves, the frequencies in the upper ones: the bytes of the section.
  private var lists: [[UInt64]] = []

  /// The sections of terms, of their directory, and of the postings.
  struct Sections {
    var terms: [UInt8]
    var directory: [UInt8]
    var postings: [UInt8]
  }

  /// Adds a term's posting; the rows of a term must ascend. Amortised O(bytes of the term).
  mutating func add(_ term: UnsafeRawBufferPointer, row: UInt32, frequency: UInt32) {
    let number = terms.number(of: term)
    if number == lists.count { lists.append([]) }
    lists[number].append((UInt64(frequency) << 32 | UInt64(row)).littleEndian)
  }

  /// The bytes of the sections, without what was added: each list goes as soon as it is written.
  ///
  /// - Complexity: O(terms × log terms + postings); memory 8 bytes a posting at most.
  mutating func finish() -> Sections {
    let order = terms.sorted()
    var directory = ByteWriter()
    var postings: [UInt8] = []
    postings.reserveCapacity(8 * lists.reduce(0) { $0 + $1.count })
    for number in order {
      let list = lists[number]
      lists[number] = []
      directory.append(postings.count / 8)
      directory.append(UInt32(truncatingIfNeeded: list.count))
      directory.append(list.reduce(0) { max($0, UInt32(truncatingIfNeeded: UInt64(littleEndian: $1) >> 32)) })
      list.withUnsafeBytes { postings.append(contentsOf: $0) }
    }
    let names = order.map { terms.withBytes(of: $0) { Array($0) } }
    self = PostingsBuilder()
    return Sections(terms: BlobTable.encode(names), directory: directory.bytes, postings: postings)
  }
}
