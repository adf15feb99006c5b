import Synchronization
import Testing

@testable import Retrieval

@Suite struct OrderedConcurrencyTests {
  private struct Failure: Error, Equatable {
    let element: Int
  }

  @Test(arguments: [-1, 1, 2, 7, 100])
  func `Results come in the order of the elements, from at most so many tasks at once`(width: Int) async throws {
    let running = Mutex((now: 0, most: 0))
    var received: [Int] = []
    try await Array(0..<50).concurrentMap(width: width) { element in
      running.withLock { counts in
        counts.now += 1
        counts.most = max(counts.most, counts.now)
      }
      for _ in 0..<(element * 7 % 5) { await Task.yield() }
      running.withLock { $0.now -= 1 }
      return 2 * element
    } receive: {
      received.append($0)
    }
    #expect(received == (0..<50).map { 2 * $0 })
    #expect(running.withLock(\.most) <= max(1, width))
  }

  @Test(arguments: [1, 3, 100])
  func `The first error in the order of the elements is thrown, after the results before it`(width: Int) async {
    var received: [Int] = []
    await #expect(throws: Failure(element: 5)) {
      try await Array(0..<20).concurrentMap(width: width) { element in
        if element == 5 { for _ in 0..<20 { await Task.yield() } }
        if element == 5 || element == 6 { throw Failure(element: element) }
        return element
      } receive: {
        received.append($0)
      }
    }
    #expect(received == Array(0..<5))
  }
}
