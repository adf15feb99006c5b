extension Array where Element: Sendable {
  /// Applies a function to all elements, by at most `width` tasks at once, and hands each outcome over as it comes.
  ///
  /// - Parameter receive: takes the place of an element and its outcome; once it returns `false`, no more are begun.
  func concurrentForEach<Outcome: Sendable>(
    width: Int, _ transform: @escaping @Sendable (Element) async -> Outcome, receive: (Int, Outcome) -> Bool
  ) async {
    await withTaskGroup(of: (Int, Outcome).self) { group in
      var next = 0
      while next < Swift.min(Swift.max(1, width), count) {
        begin(next, in: &group, transform)
        next += 1
      }
      var goesOn = true
      for await (place, outcome) in group {
        goesOn = receive(place, outcome) && goesOn
        guard goesOn, next < count else { continue }
        begin(next, in: &group, transform)
        next += 1
      }
    }
  }

  /// The results of a function for all elements, in their order, computed by at most `width` tasks at once.
  func concurrentMap<Outcome: Sendable>(
    width: Int, _ transform: @escaping @Sendable (Element) async -> Outcome
  ) async -> [Outcome] {
    var outcomes = [Outcome?](repeating: nil, count: count)
    await concurrentForEach(width: width, transform) { place, outcome in
      outcomes[place] = outcome
      return true
    }
    return outcomes.compactMap(\.self)
  }

  private func begin<Outcome: Sendable>(
    _ place: Int, in group: inout TaskGroup<(Int, Outcome)>,
    _ transform: @escaping @Sendable (Element) async -> Outcome
  ) {
    let element = self[place]
    group.addTask { (place, await transform(element)) }
  }
}
