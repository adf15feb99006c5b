/// The lengths of a block's two codes, run-length encoded and written with a code of their own
/// (RFC 1951, section 3.2.7).
struct CodeLengths {
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private struct Run {
    let symbol: Int
    let extra: UInt32
    let bits: Int
  }

  private let literalCount: Int
  private let distanceCount: Int
  private let runs: [Run]

  init(_ literals: PrefixCode, _ distances: PrefixCode) {
    literalCount = max(257, Self.used(literals))
    distanceCount = max(1, Self.used(distances))
    runs = Self.runs(Array(literals.lengths.prefix(literalCount) + distances.lengths.prefix(distanceCount)))
  }

  func write(to writer: inout BitWriter) {
    var frequencies = [Int](repeating: 0, count: 19)
    for run in runs { frequencies[run.symbol] += 1 }
    // Decoders refuse a code of one symbol here.
    if frequencies.count(where: { $0 > 0 }) < 2 { frequencies[frequencies[0] == 0 ? 0 : 1] += 1 }
    let code = PrefixCode(frequencies: frequencies, limit: 7)
    let shown = max(4, (Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0) + 1)
    writer.write(UInt32(literalCount - 257), bits: 5)
    writer.write(UInt32(distanceCount - 1), bits: 5)
    writer.write(UInt32(shown - 4), bits: 4)
    for symbol in Self.order.prefix(shown) { writer.write(UInt32(code.lengths[symbol]), bits: 3) }
    for run in runs {
      writer.write(code.codes[run.symbol], bits: code.lengths[run.symbol])
      writer.write(run.extra, bits: run.bits)
    }
  }

  private static func used(_ code: PrefixCode) -> Int { (code.lengths.lastIndex { $0 > 0 } ?? -1) + 1 }

  private static func runs(_ lengths: [Int]) -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < lengths.count {
      let length = lengths[index]
      let count = lengths[index...].prefix { $0 == length }.count
      if length == 0, count >= 3 {
        let taken = min(count, 138)
        runs.append(
          taken < 11
            ? Run(symbol: 17, extra: UInt32(taken - 3), bits: 3) : Run(symbol: 18, extra: UInt32(taken - 11), bits: 7))
        index += taken
      } else if count >= 4 {
        let taken = min(count - 1, 6)
        runs.append(Run(symbol: length, extra: 0, bits: 0))
        runs.append(Run(symbol: 16, extra: UInt32(taken - 3), bits: 2))
        index += taken + 1
      } else {
        runs.append(Run(symbol: length, extra: 0, bits: 0))
        index += 1
      }
    }
    return runs
  }
}
