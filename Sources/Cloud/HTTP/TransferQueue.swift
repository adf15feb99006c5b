import CCurl
import Synchronization

/// What tasks ask of the thread that transfers.
final class TransferQueue: Sendable {
  /// One thing to do.
  enum Command: Sendable {
    /// Transfer a request.
    case begin(HTTPRequest, Exchange)
    /// Stop a transfer that nobody waits for.
    case end(Exchange)
    /// Go on with a transfer that pauses.
    case resume(Exchange)
    /// End the thread when the transfers under way are over.
    case retire
  }

  private struct State {
    var commands: [Command] = []
    var isClosed = false
  }

  /// libcurl's multi handle; but for `kb_curl_multi_wakeup`, which any thread may call, only the thread uses it.
  nonisolated(unsafe) let multi: UnsafeMutableRawPointer
  private let state = Mutex(State())

  init(multi: UnsafeMutableRawPointer) { self.multi = multi }

  /// Asks for something; without effect once the thread is gone.
  func post(_ command: Command) {
    state.withLock { state in
      guard !state.isClosed else { return }
      state.commands.append(command)
      // Under the lock, as the handle goes away once the queue is closed.
      if state.commands.count == 1 { _ = kb_curl_multi_wakeup(multi) }
    }
  }

  /// Everything that was asked since the last call.
  func take() -> [Command] {
    state.withLock { state in
      defer { state.commands.removeAll(keepingCapacity: true) }
      return state.commands
    }
  }

  /// Takes no more; `false` when something was asked in the meantime, which comes first.
  func close() -> Bool {
    state.withLock { state in
      state.isClosed = state.commands.isEmpty
      return state.isClosed
    }
  }
}
