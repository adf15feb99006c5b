/// The lines of a file that are not blank, with their numbers from 1; `\r\n` ends a line like `\n`.
struct NumberedLines: Sequence {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  struct Iterator: IteratorProtocol {
    private let bytes: [UInt8]
    private var start: Int
    private var number = 0

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      // A byte order mark is no part of the first line.
      start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func next() -> (number: Int, line: ArraySlice<UInt8>)? {
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let line = bytes[start..<end]
        start = end + 1
        number += 1
        if line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
          return (number, line.last == 0x0D ? line.dropLast() : line)
        }
      }
      return nil
    }
  }

  func makeIterator() -> Iterator { Iterator(bytes) }
}
