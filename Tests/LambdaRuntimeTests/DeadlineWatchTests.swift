import Testing

@testable import LambdaRuntime

@Suite struct DeadlineWatchTests {
  @Test func `Work that is done in time gives its result`() throws {
    let watch = try DeadlineWatch { [1, 2, 3] }
    #expect(try watch.result(within: 10_000)?.get() == [1, 2, 3])
  }

  @Test func `Work without a deadline is waited for`() throws {
    let watch = try DeadlineWatch {
      try await Task.sleep(for: .milliseconds(20))
      return [7]
    }
    #expect(try watch.result(within: nil)?.get() == [7])
  }

  @Test func `Work that takes too long is left, and stops when it is told to`() throws {
    let watch = try DeadlineWatch {
      try await Task.sleep(for: .seconds(60))
      return []
    }
    #expect(watch.result(within: 20) == nil)
    watch.cancel()
    let result = try #require(watch.result(within: 10_000))
    #expect(throws: CancellationError.self) { try result.get() }
  }

  @Test func `A deadline that is over already is no wait`() throws {
    let watch = try DeadlineWatch {
      try await Task.sleep(for: .seconds(60))
      return []
    }
    #expect(watch.result(within: -5) == nil)
    watch.cancel()
  }
}
