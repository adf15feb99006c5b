/// Turns a regular expression into the instructions of an automaton (Ken Thompson, CACM 11(6), 1968).
struct PatternCompiler {
  private static let maximumLength = 4000

  private(set) var program: [PatternInstruction] = []
  // Repetitions of nothing make no instructions, but take time.
  private var visits = 0

  /// The instructions for an expression; the whole match is kept as group 0.
  ///
  /// - Throws: `FunctionFault` for an expression that needs more than 4000 instructions.
  init(_ node: PatternNode) throws(FunctionFault) {
    try append(.save(0))
    try compile(node)
    try append(.save(1))
    try append(.match)
  }

  private mutating func append(_ instruction: PatternInstruction) throws(FunctionFault) {
    guard program.count < Self.maximumLength else { throw Self.tooLarge }
    program.append(instruction)
  }

  private static let tooLarge = FunctionFault(
    "the regular expression is too large: use fewer or smaller counts in {…}")

  private mutating func compile(_ node: PatternNode) throws(FunctionFault) {
    visits += 1
    guard visits <= 4 * Self.maximumLength else { throw Self.tooLarge }
    switch node {
    case .empty: break
    case .set(let set): try append(.take(set))
    case .assertion(let assertion): try append(.require(assertion))
    case .capture(let inner, let number):
      try append(.save(2 * number))
      try compile(inner)
      try append(.save(2 * number + 1))
    case .sequence(let nodes): for node in nodes { try compile(node) }
    case .choice(let branches): try compile(branches)
    case .repetition(let inner, let minimum, let maximum, let isGreedy):
      for _ in 0..<minimum { try compile(inner) }
      if let maximum {
        for _ in minimum..<max(maximum, minimum) { try compileOptional(inner, isGreedy, loops: false) }
      } else {
        try compileOptional(inner, isGreedy, loops: true)
      }
    }
  }

  private mutating func compile(_ branches: [PatternNode]) throws(FunctionFault) {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      let split = program.count
      if !isLast { try append(.jump(0)) }
      try compile(branch)
      guard !isLast else { break }
      ends.append(program.count)
      try append(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func compileOptional(_ node: PatternNode, _ isGreedy: Bool, loops: Bool) throws(FunctionFault) {
    let split = program.count
    try append(.jump(0))
    try compile(node)
    if loops { try append(.jump(split)) }
    let end = program.count
    program[split] = isGreedy ? .split(split + 1, end) : .split(end, split + 1)
  }
}
