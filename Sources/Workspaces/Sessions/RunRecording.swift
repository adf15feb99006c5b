import Agents

/// Records a run as long as that works; that it does not is never in the way of an answer.
struct RunRecording {
  private var recorder: RunRecorder?
  /// Why the run is not recorded, `nil` when it is.
  private(set) var failure: String?

  init(_ header: RunHeader, in store: RunStore) { attempt { recorder = try store.begin(header) } }

  mutating func add(_ event: AgentEvent) { attempt { try recorder?.add(event) } }

  mutating func finish(_ answer: Answer) { attempt { try recorder?.finish(answer) } }

  /// Ends the record of a run that failed.
  mutating func fail(_ error: any Error) { attempt { try recorder?.fail("\(error)") } }

  private mutating func attempt(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      recorder = nil
      failure = "\(error)"
    }
  }
}
