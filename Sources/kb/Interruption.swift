import Synchronization

/// Ctrl-C for work that is to be ended elsewhere, too: a query goes on and costs when only this process ends.
enum Interruption {
  /// What the next Ctrl-C does: 0 ends the process, 1 cancels the work, 2 has cancelled it.
  private static let stage = Atomic<Int>(0)
  private static let work = Mutex<Task<ExitStatus, Never>?>(nil)
  /// How long cancelled work may take to end.
  private static let patience = Duration.seconds(6)

  /// Whether the work was cancelled.
  static var hasCancelled: Bool { stage.load(ordering: .acquiring) == 2 }

  /// The work that may be cancelled.
  static func follow(_ task: Task<ExitStatus, Never>) { work.withLock { $0 = task } }

  /// From now on the first Ctrl-C cancels the work, and only the second ends the process at once.
  static func cancelsFirst() {
    guard stage.compareExchange(expected: 0, desired: 1, ordering: .acquiringAndReleasing).exchanged else { return }
    Task.detached {
      // A signal handler may do little more than set a number, so that it is looked at from here.
      while stage.load(ordering: .acquiring) == 1 { try? await Task.sleep(for: .milliseconds(50)) }
      work.withLock { $0?.cancel() }
      try? await Task.sleep(for: patience)
      EntryPoint.stop("\nkb: interrupted; what runs elsewhere did not answer in time\n")
    }
  }

  /// Whether a signal is answered by cancelling; called by the signal's handler.
  static func takesSignal() -> Bool {
    stage.compareExchange(expected: 1, desired: 2, ordering: .acquiringAndReleasing).exchanged
  }
}
