import JSON

/// What the calls of a plan came to.
struct ToolOutcomes: Sendable {
  /// A result with the call that it is of.
  struct Result: Sendable {
    /// The id of the call.
    let call: String
    /// The result.
    let value: JSONValue

    /// The source that some values of the result are.
    func source(_ pointers: String...) -> CitedSource { .toolResult(call: call, pointers: pointers) }
  }

  /// The results in the order of the calls.
  let results: [Result]
  /// Why calls failed, each reason once.
  let failures: [String]

  /// Finds the results of a plan's calls in a conversation.
  init(_ plan: ToolPlan, in messages: some Sequence<Message>) {
    var contents: [String: ToolResult.Content] = [:]
    for message in messages {
      for case .toolResult(let result) in message.content { contents[result.callID] = result.content }
    }
    var results: [Result] = []
    var failures: [String] = []
    for call in plan.calls {
      switch contents[call.id] {
      case .json(let value): results.append(Result(call: call.id, value: value))
      case .failure(let reason): if !failures.contains(reason) { failures.append(reason) }
      case .passages, nil: break
      }
    }
    self.results = results
    self.failures = failures
  }
}
