/// A part of a text as literals and matches, and how it is written with codes of its own (RFC 1951, section 3.2.7).
struct DeflateBlock {
  private enum Item {
    case literal(UInt8)
    case match(length: DeflateSymbols.Coded, distance: DeflateSymbols.Coded)
  }

  private var items: [Item] = []
  private var literals = [Int](repeating: 0, count: 286)
  private var distances = [Int](repeating: 0, count: 30)

  /// How many literals and matches there are.
  var count: Int { items.count }

  mutating func append(_ literal: UInt8) {
    items.append(.literal(literal))
    literals[Int(literal)] += 1
  }

  mutating func append(length: Int, distance: Int) {
    let (length, distance) = (DeflateSymbols.length(length), DeflateSymbols.distance(distance))
    items.append(.match(length: length, distance: distance))
    literals[length.symbol] += 1
    distances[distance.symbol] += 1
  }

  /// Writes the block: its codes, then the literals and matches by them.
  func write(to writer: inout BitWriter, isLast: Bool) {
    var frequencies = literals
    frequencies[DeflateSymbols.endOfBlock] += 1
    let literalCode = PrefixCode(frequencies: frequencies, limit: 15)
    let distanceCode = PrefixCode(frequencies: distances, limit: 15)
    writer.write(isLast ? 1 : 0, bits: 1)
    writer.write(2, bits: 2)
    CodeLengths(literalCode, distanceCode).write(to: &writer)
    for item in items {
      switch item {
      case .literal(let byte): Self.write(Int(byte), literalCode, &writer)
      case .match(let length, let distance):
        Self.write(length.symbol, literalCode, &writer)
        writer.write(length.extra, bits: length.bits)
        Self.write(distance.symbol, distanceCode, &writer)
        writer.write(distance.extra, bits: distance.bits)
      }
    }
    Self.write(DeflateSymbols.endOfBlock, literalCode, &writer)
  }

  private static func write(_ symbol: Int, _ code: PrefixCode, _ writer: inout BitWriter) {
    writer.write(code.codes[symbol], bits: code.lengths[symbol])
  }
}
