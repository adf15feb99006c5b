import Platform

extension PlatformWorkspace {
  /// Makes the customers, all models' predictions for them and the tables of both, as far as they are not there or were
  /// made from other data or models; one to three seconds for 100,000 customers, some milliseconds when all is there.
  ///
  /// - Parameter progress: Called only when something is made.
  /// - Throws: `ValidationFailure`, `PlatformError`, `ModelLibraryError`, `FileError`, `SQLiteError`.
  public func prepareCatalogue(progress: @escaping @Sendable (PreparationEvent) -> Void = { _ in }) async throws {
    var isNew = false
    let preparation = preparation()
    var manifest = try preparation.currentManifest()
    if manifest == nil {
      manifest = try await preparation.prepare { progress(.data($0)) }
      isNew = true
    }
    if let manifest, try PredictionRecord(stored: layout) != PredictionRecord(manifest, models) {
      _ = try inference().run { progress(.scoring($0)) }
      isNew = true
    }
    if isNew { progress(.finished) }
  }
}
