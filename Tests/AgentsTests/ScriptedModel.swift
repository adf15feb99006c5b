import Agents

/// A model that says prepared turns, one after the other, whatever it is asked.
struct ScriptedModel: LanguageModel {
  let modelID = "scripted"
  let turns: [[ModelEvent]]

  func events(for request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
    let position = request.messages.count { $0.role == .assistant }
    return AsyncThrowingStream { continuation in
      guard turns.indices.contains(position) else {
        continuation.finish(throwing: Exhausted(turn: position))
        return
      }
      for event in turns[position] { continuation.yield(event) }
      continuation.finish()
    }
  }

  struct Exhausted: Error {
    let turn: Int
  }
}
