/// What stands for a match: text, and `$1` for what a group matched.
struct ReplacementText {
  private enum Piece {
    case text([Unicode.Scalar])
    case group(Int)
  }

  private var pieces: [Piece] = []

  /// - Throws: `FunctionFault` for a group that the expression does not have.
  init(_ text: String, groupCount: Int) throws(FunctionFault) {
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "$", let digit = rest.first, ("0"..."9").contains(digit) {
        rest.removeFirst()
        let group = Int(digit.value) - 0x30
        guard group <= groupCount else {
          throw FunctionFault("the replacement names group $\(group), the expression has \(groupCount)")
        }
        pieces.append(.group(group))
      } else if scalar == "\\", let escaped = rest.popFirst() {
        pieces.append(.text([escaped]))
      } else {
        pieces.append(.text([scalar]))
      }
    }
  }

  /// Appends what stands for a match, and returns how many characters that are.
  func append(to result: inout [Unicode.Scalar], _ text: [Unicode.Scalar], _ match: [Int]) -> Int {
    let count = result.count
    for piece in pieces {
      switch piece {
      case .text(let scalars): result += scalars
      case .group(let group) where match[2 * group] >= 0: result += text[match[2 * group]..<match[2 * group + 1]]
      case .group: break
      }
    }
    return result.count - count
  }
}
