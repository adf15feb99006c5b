/// Work on several elements at once.
enum Parallel {
  /// The results of a function for all elements, in their order, computed by at most `width` tasks at once.
  ///
  /// - Parameter finished: Called with the number of elements done so far, in growing order.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], width: Int, finished: @Sendable (Int) -> Void = { _ in },
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    var results = [Result?](repeating: nil, count: elements.count)
    await withTaskGroup(of: (Int, Result).self) { group in
      var next = 0
      func begin() {
        guard next < elements.count else { return }
        let (place, element) = (next, elements[next])
        group.addTask { (place, transform(element)) }
        next += 1
      }
      for _ in 0..<max(1, width) { begin() }
      var done = 0
      for await (place, result) in group {
        results[place] = result
        done += 1
        finished(done)
        begin()
      }
    }
    return results.compactMap(\.self)
  }
}
