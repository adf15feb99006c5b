/// Bytes to look for, prepared by Knuth, Morris and Pratt's method (SIAM J. Comput. 6(2), 1977): a search takes time
/// linear in the text, whatever the bytes.
struct BytePattern {
  private let bytes: [UInt8]
  /// For each place, how long a proper prefix of the pattern ends there.
  private let borders: [Int]

  /// Prepares a pattern. O(bytes).
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var borders = [Int](repeating: 0, count: bytes.count)
    var length = 0
    for index in bytes.indices.dropFirst() {
      while length > 0, bytes[index] != bytes[length] { length = borders[length - 1] }
      if bytes[index] == bytes[length] { length += 1 }
      borders[index] = length
    }
    self.borders = borders
  }

  /// Where the pattern occurs, from left to right, without overlap; nowhere when it is empty. O(text).
  func matches(in text: [UInt8], limit: Int = .max) -> [Range<Int>] {
    guard !bytes.isEmpty, limit > 0 else { return [] }
    var found: [Range<Int>] = []
    var length = 0
    for index in text.indices {
      while length > 0, text[index] != bytes[length] { length = borders[length - 1] }
      if text[index] == bytes[length] { length += 1 }
      guard length == bytes.count else { continue }
      found.append((index + 1 - length)..<(index + 1))
      length = 0
      if found.count == limit { break }
    }
    return found
  }
}
