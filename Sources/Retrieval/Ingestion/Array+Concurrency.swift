extension Array where Element: Sendable {
  /// The results of a function for all elements, in their order, computed by at most `width` tasks at once.
  func concurrentMap<Result: Sendable>(
    width: Int, _ transform: @escaping @Sendable (Element) async -> Result
  ) async -> [Result] {
    guard width > 1, count > 1 else {
      var results: [Result] = []
      for element in self { results.append(await transform(element)) }
      return results
    }
    return await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: count)
      var next = 0
      while next < Swift.min(width, count) {
        let position = next
        let element = self[position]
        group.addTask { (position, await transform(element)) }
        next += 1
      }
      for await (position, result) in group {
        results[position] = result
        guard next < count else { continue }
        let following = next
        let element = self[following]
        group.addTask { (following, await transform(element)) }
        next += 1
      }
      return results.compactMap(\.self)
    }
  }
}
