/// Compresses bytes as DEFLATE (RFC 1951).
///
/// The system's zlib would be a further library to link and to install for one command; the same bytes always give the
/// same result here, on every machine.
public enum Deflate {
  private static let itemsPerBlock = 65_536

  /// The compressed form of some bytes, at most 2 GiB. O(bytes).
  public static func compress(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { buffer in
      var writer = BitWriter()
      var finder = MatchFinder()
      var block = DeflateBlock()
      var place = 0
      while place < buffer.count {
        if block.count == itemsPerBlock {
          block.write(to: &writer, isLast: false)
          block = DeflateBlock()
        }
        var length = 1
        if let match = finder.match(buffer, at: place) {
          block.append(length: match.length, distance: match.distance)
          length = match.length
        } else {
          block.append(buffer[place])
        }
        for offset in 0..<length { finder.note(buffer, at: place + offset) }
        place += length
      }
      block.write(to: &writer, isLast: true)
      writer.finish()
      return writer.bytes
    }
  }
}
