import Cloud

extension PublicationPlan {
  /// One line: `12 vectors to put, 3 to delete`, or `up to date`; chunks that a sync would make first are not in it.
  var summary: String {
    isStale ? "\(vectorsToPut.counted("vector")) to put, \(vectorsToDelete) to delete" : "up to date"
  }
}
