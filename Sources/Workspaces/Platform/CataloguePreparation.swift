import Synchronization

/// The first use of the platform by tools: what they need is made once, however many of them ask at the same time.
final class CataloguePreparation: Sendable {
  private let workspace: PlatformWorkspace
  private let progress: @Sendable (PreparationEvent) -> Void
  private let task = Mutex<Task<Void, any Error>?>(nil)

  init(_ workspace: PlatformWorkspace, progress: @escaping @Sendable (PreparationEvent) -> Void) {
    self.workspace = workspace
    self.progress = progress
  }

  /// Waits until customers and predictions are there.
  ///
  /// - Throws: what `PlatformWorkspace.prepareCatalogue` throws, to all who wait.
  func finish() async throws {
    let (workspace, progress) = (workspace, progress)
    let running = task.withLock { task in
      let running = task ?? Task { try await workspace.prepareCatalogue(progress: progress) }
      task = running
      return running
    }
    try await running.value
  }
}
