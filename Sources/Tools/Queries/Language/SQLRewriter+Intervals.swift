extension SQLRewriter {
  /// `x + INTERVAL '1' DAY` and `x - INTERVAL '1' DAY`.
  mutating func rewriteInterval(at index: Int) {
    guard let sign = token(index - 1), sign.isSymbol("+") || sign.isSymbol("-"),
      let amount = token(index + 1), amount.kind == .string || amount.kind == .number, let count = Int(amount.name),
      let unit = token(index + 2), unit.kind == .word, let unit = DateUnit(unit.text),
      let start = operandStart(endingAt: index - 2)
    else { return }
    let signed = sign.text == "-" ? "-\(count)".replacing("--", with: "") : "\(count)"
    before[start] = "date_add('\(unit.rawValue)', \(signed), " + (before[start] ?? "")
    instead[index - 1] = ")"
    for rest in index...(index + 2) { instead[rest] = "" }
    expressionStarts[index + 2] = start
  }

  /// Where the operand begins whose last token this is: a literal, a name with its qualifiers, a call, a parenthesis,
  /// or an expression with an interval.
  private func operandStart(endingAt end: Int) -> Int? {
    if let start = expressionStarts[end] { return start }
    guard let last = token(end) else { return nil }
    switch last.kind {
    case .string:
      guard let type = token(end - 1), type.isWord("DATE", "TIMESTAMP") else { return end }
      return end - 1
    case .word, .quotedName: return nameStart(endingAt: end)
    case .symbol where last.text == ")":
      guard let open = openingParenthesis(of: end) else { return nil }
      let isCall =
        token(open - 1)?.kind == .word && token(open - 1)?.isWord("AND", "OR", "ON", "WHERE", "SELECT") == false
      return isCall ? nameStart(endingAt: open - 1) : open
    default: return nil
    }
  }

  private func nameStart(endingAt end: Int) -> Int {
    var start = end
    while token(start - 1)?.isSymbol(".") == true, let qualifier = token(start - 2),
      qualifier.kind == .word || qualifier.kind == .quotedName
    {
      start -= 2
    }
    return start
  }

  private func openingParenthesis(of end: Int) -> Int? {
    var depth = 0
    for index in (0...end).reversed() {
      if tokens[index].isSymbol(")") { depth += 1 }
      if tokens[index].isSymbol("(") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
