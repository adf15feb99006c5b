import Agents
import Cloud

/// Records a run as long as that works; that it does not is never in the way of an answer.
struct RunRecording {
  private var recorder: RunRecorder?
  /// Why the run is not recorded, `nil` when it is.
  private(set) var failure: String?

  init(_ header: RunHeader, in store: RunStore) {
    do {
      recorder = try store.begin(header)
    } catch {
      failure = "\(error)"
    }
  }

  mutating func add(_ event: AgentEvent) { write { try $0.add(event) } }

  /// Adds what the run cost, if it cost anything.
  mutating func add(_ spent: [SpendingEntry]) {
    if !spent.isEmpty { write { try $0.add(spent) } }
  }

  mutating func finish(_ answer: Answer) { write { try $0.finish(answer) } }

  /// Ends the record of a run that failed.
  mutating func fail(_ error: any Error) { write { try $0.fail("\(error)") } }

  private mutating func write(_ body: (RunRecorder) throws -> Void) {
    guard let recorder else { return }
    do {
      try body(recorder)
    } catch {
      self.recorder = nil
      failure = "\(error)"
    }
  }
}
