extension Array where Element: Sendable {
  /// The results of a function for all elements, in their order, by at most `width` tasks at once.
  ///
  /// - Throws: what the function throws first; the others are cancelled then, and none is begun.
  func mapConcurrently<Outcome: Sendable>(
    atMost width: Int, _ transform: @escaping @Sendable (Element) async throws -> Outcome
  ) async throws -> [Outcome] {
    var outcomes = [Outcome?](repeating: nil, count: count)
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var next = 0
      while next < count {
        if next >= Swift.max(1, width), let (place, outcome) = try await group.next() { outcomes[place] = outcome }
        let (place, element) = (next, self[next])
        group.addTask { (place, try await transform(element)) }
        next += 1
      }
      for try await (place, outcome) in group { outcomes[place] = outcome }
    }
    return outcomes.compactMap(\.self)
  }
}
