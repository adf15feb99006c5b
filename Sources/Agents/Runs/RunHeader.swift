import JSON

/// What a run was asked, and with what.
public struct RunHeader: Sendable, Hashable {
  /// The run's id.
  public var run: String
  /// The session that it belongs to: the id of the session's first run.
  public var session: String
  /// When it began, ISO 8601 in UTC.
  public var created: String
  /// The question.
  public var question: String
  /// The model's id.
  public var model: String
  /// The instruction.
  public var instruction: String
  /// How many passages were retrieved before the first turn.
  public var passageCount: Int
  /// The turns before it in the session: questions and answers.
  public var history: [Message]

  /// A run's beginning.
  public init(
    run: String, session: String, created: String, question: String, model: String, instruction: String,
    passageCount: Int, history: [Message]
  ) {
    self.run = run
    self.session = session
    self.created = created
    self.question = question
    self.model = model
    self.instruction = instruction
    self.passageCount = passageCount
    self.history = history
  }

  /// The header as the first line of a record.
  public var json: JSONValue {
    [
      "run": .string(run), "session": .string(session), "created": .string(created), "question": .string(question),
      "model": .string(model), "passage_count": .number(passageCount), "instruction": .string(instruction),
      "history": .array(history.map { ["role": .string($0.role.rawValue), "text": .string($0.text)] }),
    ]
  }

  /// Reads a header back; `nil` when a member is missing or of the wrong type.
  public init?(json: JSONValue) {
    guard let run = json["run"]?.string, let session = json["session"]?.string, let created = json["created"]?.string,
      let question = json["question"]?.string, let model = json["model"]?.string,
      let instruction = json["instruction"]?.string
    else { return nil }
    let history = (json["history"]?.array ?? []).compactMap { turn -> Message? in
      guard let role = turn["role"]?.string.flatMap(Message.Role.init), let text = turn["text"]?.string else {
        return nil
      }
      return Message(role, [.text(text)])
    }
    self.init(
      run: run, session: session, created: created, question: question, model: model, instruction: instruction,
      passageCount: json["passage_count"]?.int ?? 5, history: history)
  }
}
