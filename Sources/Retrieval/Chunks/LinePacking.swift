/// Decides which lines go together: ranges of lines, each within the capacity of a chunk, that overlap.
struct LinePacking {
  /// What the lines of a chunk may take.
  struct Capacity {
    var tokens: Int
    var bytes: Int
  }

  private let capacity: Capacity
  /// How many tokens of a chunk's end the next one may repeat.
  private let overlap: Int
  private let starts: [DraftLine.Start]
  /// Sizes of the lines before each index, as they are inside a chunk.
  private var tokens = [0]
  private var bytes = [0]
  /// What a line takes more as the first of a chunk.
  private var firstExtra: [Int] = []

  /// - Parameter pathTokens: the tokens that naming a line's context takes.
  init(_ lines: [DraftLine], capacity: Capacity, overlap: Int, pathTokens: ([String]) -> Int) {
    self.capacity = capacity
    self.overlap = overlap
    starts = lines.map(\.start)
    let counter = TokenCounter()
    var run: (context: [String], path: Int) = ([], 0)
    for (index, line) in lines.enumerated() {
      let isRunStart = index == 0 || line.context != run.context
      if isRunStart { run = (line.context, pathTokens(line.context)) }
      let path = line.namesContext ? 0 : run.path
      let text = counter.count(line.text)
      let lead = line.lead.isEmpty ? 0 : counter.count(line.lead)
      let inside = text + (line.start == .continuation ? 0 : lead) + (isRunStart ? path : 0)
      tokens.append(tokens[index] + inside)
      firstExtra.append(text + lead + path - inside)
      bytes.append(bytes[index] + line.text.utf8.count + line.lead.utf8.count + 1)
    }
  }

  /// The lines of each chunk, in order. O(lines).
  func chunks() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var from = 0
    var start = 0
    while start < starts.count {
      while from < start, !fits(from..<start + 1) { from += 1 }
      var end = start + 1
      while end < starts.count, fits(from..<end + 1) { end += 1 }
      if end < starts.count { end = cut(from: from, start: start, limit: end) }
      ranges.append(from..<end)
      from = repeated(before: end, after: from)
      start = end
    }
    return ranges
  }

  private func size(_ range: Range<Int>) -> Int {
    tokens[range.upperBound] - tokens[range.lowerBound] + firstExtra[range.lowerBound]
  }

  private func fits(_ range: Range<Int>) -> Bool {
    size(range) <= capacity.tokens && bytes[range.upperBound] - bytes[range.lowerBound] <= capacity.bytes
  }

  /// The best place to end a chunk: near its capacity, or near the middle when what is left makes two chunks, and
  /// rather before a section than before a block, a line or a sentence.
  private func cut(from: Int, start: Int, limit: Int) -> Int {
    let rest = size(from..<starts.count)
    let target = rest + overlap <= 2 * capacity.tokens ? (rest + overlap + 1) / 2 : capacity.tokens
    var best = limit
    var bestCost = Double.infinity
    for end in stride(from: limit, to: start, by: -1) {
      let size = size(from..<end)
      if 2 * size < target { break }
      let cost = Double(abs(size - target)) / Double(max(1, target)) + Self.cost(ofCuttingBefore: starts[end])
      if cost < bestCost { (best, bestCost) = (end, cost) }
    }
    return best
  }

  private static func cost(ofCuttingBefore start: DraftLine.Start) -> Double {
    switch start {
    case .section: 0
    case .block: 0.1
    case .line: 0.2
    case .continuation: 0.4
    }
  }

  /// The first of the lines before `end` that the next chunk repeats: none across sections.
  private func repeated(before end: Int, after from: Int) -> Int {
    guard end < starts.count, starts[end] != .section else { return end }
    var first = end
    while first - 1 > from, size(first - 1..<end) <= overlap { first -= 1 }
    return first
  }
}
