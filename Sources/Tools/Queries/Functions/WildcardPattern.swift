/// A pattern of LIKE or GLOB. Time grows with the product of both lengths at worst, and is charged.
struct WildcardPattern {
  private enum Element {
    case scalar(Unicode.Scalar)
    case anyOne
    case anyNumber
    /// A choice of characters, as ranges; negated or not.
    case set([ClosedRange<UInt32>], isNegated: Bool)
  }

  private static let maximumLength = 1000

  private var elements: [Element] = []
  private let ignoresCase: Bool

  /// `%` for any characters, `_` for one; ASCII letters match in either case, as in SQLite.
  init(like pattern: String, escape: Unicode.Scalar?) throws(FunctionFault) {
    ignoresCase = true
    try Self.check(pattern)
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      if !isEscaped, scalar == escape {
        isEscaped = true
        continue
      }
      switch scalar {
      case "%" where !isEscaped: elements.append(.anyNumber)
      case "_" where !isEscaped: elements.append(.anyOne)
      default: elements.append(.scalar(Self.folded(scalar)))
      }
      isEscaped = false
    }
  }

  /// `*` for any characters, `?` for one, `[a-z]` and `[^a-z]` for a choice.
  init(glob pattern: String) throws(FunctionFault) {
    ignoresCase = false
    try Self.check(pattern)
    var rest = Array(pattern.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": elements.append(.anyNumber)
      case "?": elements.append(.anyOne)
      case "[": elements.append(Self.set(&rest))
      default: elements.append(.scalar(scalar))
      }
    }
  }

  private static func check(_ pattern: String) throws(FunctionFault) {
    guard pattern.utf8.count <= maximumLength else {
      throw FunctionFault("a pattern has at most \(maximumLength) bytes, this one \(pattern.utf8.count)")
    }
  }

  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Element {
    var isNegated = false
    if rest.first == "^" {
      isNegated = true
      rest.removeFirst()
    }
    var ranges: [ClosedRange<UInt32>] = []
    while let scalar = rest.popFirst() {
      // A bracket that comes first belongs to the choice.
      if scalar == "]", !ranges.isEmpty { return .set(ranges, isNegated: isNegated) }
      if rest.first == "-", let end = rest.dropFirst().first, end != "]" {
        rest.removeFirst(2)
        ranges.append(scalar.value...max(scalar.value, end.value))
      } else {
        ranges.append(scalar.value...scalar.value)
      }
    }
    // Without an end it matches nothing, as in SQLite.
    return .set([], isNegated: false)
  }

  /// Whether all of a text is as the pattern says.
  func matches(_ text: String, _ context: FunctionContext) throws(FunctionFault) -> Bool {
    let scalars = Array(text.unicodeScalars)
    try context.charge(scalars.count / 4 + elements.count / 4)
    var (place, element) = (0, 0)
    // Where to go on when the last wildcard has to take one character more.
    var retry: (place: Int, element: Int)?
    var work = 0
    while place < scalars.count {
      work += 1
      if work & 0xFFF == 0 { try context.charge(0xFFF) }
      if element < elements.count, case .anyNumber = elements[element] {
        retry = (place, element)
        element += 1
      } else if element < elements.count, isMatch(elements[element], scalars[place]) {
        place += 1
        element += 1
      } else if let last = retry {
        retry = (last.place + 1, last.element)
        (place, element) = (last.place + 1, last.element + 1)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { if case .anyNumber = $0 { true } else { false } }
  }

  private func isMatch(_ element: Element, _ scalar: Unicode.Scalar) -> Bool {
    switch element {
    case .scalar(let wanted): (ignoresCase ? Self.folded(scalar) : scalar) == wanted
    case .anyOne: true
    case .anyNumber: false
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar.value) } != isNegated
    }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
  }
}
