extension Array where Element: Sendable {
  /// Applies a function to all elements, by at most `width` tasks at once, and hands each result over as soon as it and
  /// those before it are there.
  ///
  /// - Parameter receive: takes the results, in the order of the elements.
  /// - Throws: the first error, in the order of the elements, of the function or of `receive`, once the results before it
  ///   are handed over; no more elements are begun then.
  func concurrentMap<Outcome: Sendable>(
    width: Int, _ transform: @escaping @Sendable (Element) async throws -> Outcome,
    receive: (Outcome) throws -> Void
  ) async throws {
    var waiting: [Int: Result<Outcome, any Error>] = [:]
    var next = 0
    var failure: (any Error)?
    await concurrentForEach(width: width) { element -> Result<Outcome, any Error> in
      do { return .success(try await transform(element)) } catch { return .failure(error) }
    } receive: { place, outcome in
      waiting[place] = outcome
      do {
        while failure == nil, let outcome = waiting.removeValue(forKey: next) {
          try receive(try outcome.get())
          next += 1
        }
      } catch { failure = error }
      if case .failure = outcome { return false }
      return failure == nil
    }
    if let failure { throw failure }
  }
}
