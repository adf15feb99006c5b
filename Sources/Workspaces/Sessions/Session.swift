import Agents

/// A conversation: questions and answers that a next question may refer to.
public struct Session: Sendable, Hashable {
  /// How it came to be open.
  public enum Opening: Sendable, Hashable {
    /// It is new, as asked for.
    case new
    /// It goes on after its last run.
    case continued
    /// It is new, because there is none to continue.
    case nothingToContinue
    /// It is new, because the newest one has lain idle for so many seconds.
    case expired(session: String, idleSeconds: Double)
  }

  /// The id: that of its first run; `nil` before there is one.
  public private(set) var id: String?
  /// The questions and answers so far, in turns.
  public private(set) var history: [Message] = []
  /// How it came to be open.
  public let opening: Opening

  /// A session without turns.
  public init(_ opening: Opening = .new) { self.opening = opening }

  /// The session as it stands after a recorded run; a run without an answer adds no turn.
  init(after record: RunRecord) {
    opening = .continued
    id = record.header.session
    history = record.header.history
    if let answer = record.answer?["answer"]?.string { add(record.header.question, answer) }
  }

  /// Takes in a run of this session.
  public mutating func add(_ run: CompletedRun) {
    id = run.header.session
    add(run.header.question, run.answer.text)
  }

  private mutating func add(_ question: String, _ answer: String) {
    history += [Message(.user, [.text(question)]), Message(.assistant, [.text(answer)])]
  }
}
