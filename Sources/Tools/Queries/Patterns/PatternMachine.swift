/// Runs the instructions of a regular expression in all threads at once, the preferred first (Rob Pike's machine,
/// described in Russ Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009).
struct PatternMachine {
  private struct Thread {
    let place: Int
    let slots: [Int]
  }

  private let expression: RegularExpression
  private let text: [Unicode.Scalar]
  private let slotCount: Int
  /// For each instruction, the last step in which a thread got there.
  private var visited: [Int]
  private var step = 0
  private var work = 0

  init(_ expression: RegularExpression, _ text: [Unicode.Scalar], slots: Int) {
    self.expression = expression
    self.text = text
    slotCount = slots
    visited = [Int](repeating: 0, count: expression.program.count)
  }

  /// The places that the best match keeps; `nil` without a match.
  mutating func run(from start: Int, _ context: FunctionContext) throws(FunctionFault) -> [Int]? {
    var threads: [Thread] = []
    var best: [Int]?
    for position in start...max(text.count, start) {
      step += 1
      // Threads of the step before come first: they began further left.
      var current: [Thread] = []
      for thread in threads { follow(thread, at: position, &current) }
      if best == nil {
        follow(Thread(place: 0, slots: [Int](repeating: -1, count: slotCount)), at: position, &current)
      }
      work += current.count + 1
      if work > 1000 {
        try context.charge(work)
        work = 0
      }
      threads = advanced(current, at: position, &best)
      if threads.isEmpty, best != nil { break }
    }
    try context.charge(work)
    return best
  }

  /// The threads that take the next character; a match ends all that are less preferred.
  private func advanced(_ threads: [Thread], at position: Int, _ best: inout [Int]?) -> [Thread] {
    var next: [Thread] = []
    for thread in threads {
      switch expression.program[thread.place] {
      case .match:
        best = thread.slots
        return next
      case .take(let set):
        guard position < text.count, set.contains(text[position], ignoringCase: expression.ignoresCase) else {
          continue
        }
        next.append(Thread(place: thread.place + 1, slots: thread.slots))
      default: continue
      }
    }
    return next
  }

  /// Follows a thread to the instructions that take a character or match.
  private mutating func follow(_ thread: Thread, at position: Int, _ list: inout [Thread]) {
    var stack = [thread]
    while let thread = stack.popLast() {
      guard visited[thread.place] != step else { continue }
      visited[thread.place] = step
      work += 1
      switch expression.program[thread.place] {
      case .jump(let target): stack.append(Thread(place: target, slots: thread.slots))
      case .split(let first, let second):
        stack.append(Thread(place: second, slots: thread.slots))
        stack.append(Thread(place: first, slots: thread.slots))
      case .save(let slot):
        var slots = thread.slots
        if slots.indices.contains(slot) { slots[slot] = position }
        stack.append(Thread(place: thread.place + 1, slots: slots))
      case .require(let assertion):
        if holds(assertion, at: position) { stack.append(Thread(place: thread.place + 1, slots: thread.slots)) }
      case .take, .match: list.append(thread)
      }
    }
  }

  private func holds(_ assertion: PatternNode.Assertion, at position: Int) -> Bool {
    switch assertion {
    case .start: position == 0
    case .end: position == text.count
    case .lineStart: position == 0 || text[position - 1] == "\n"
    case .lineEnd: position == text.count || text[position] == "\n"
    case .wordBoundary: isWord(position - 1) != isWord(position)
    case .noWordBoundary: isWord(position - 1) == isWord(position)
    }
  }

  private func isWord(_ position: Int) -> Bool {
    text.indices.contains(position) && CharacterSet.words.contains(text[position], ignoringCase: false)
  }
}
