/// A replayed run asked something else than the recorded one.
public struct ReplayMismatch: Error, Sendable, Hashable, CustomStringConvertible {
  /// The model's turn, from 1.
  public let turn: Int
  /// What differs: the instruction, the conversation or the number of turns.
  public let part: String
  /// The lines that differ: `-` as recorded, `+` as asked now.
  public let difference: [String]

  /// The turn, what differs and the differing lines.
  public var description: String {
    "turn \(turn): the \(part) differs from the record (- recorded, + now)\n" + difference.joined(separator: "\n")
  }
}
