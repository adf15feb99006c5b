import Testing

@testable import LambdaRuntime

@Suite struct DeadlineWatchTests {
  @Test func `Work that is done in time gives its result`() async throws {
    let watch = try DeadlineWatch { [1, 2, 3] }
    let result = try await BlockingWork.run { try watch.result(within: 10_000)?.get() }
    #expect(result == [1, 2, 3])
  }

  @Test func `Work without a deadline is waited for`() async throws {
    let watch = try DeadlineWatch {
      try await Task.sleep(for: .milliseconds(20))
      return [7]
    }
    let result = try await BlockingWork.run { try watch.result(within: nil)?.get() }
    #expect(result == [7])
  }

  @Test func `Work that takes too long is left, and stops when it is told to`() async throws {
    let watch = try DeadlineWatch {
      try await Task.sleep(for: .seconds(60))
      return []
    }
    let early = try await BlockingWork.run { watch.result(within: 20) == nil }
    #expect(early)
    watch.cancel()
    await #expect(throws: CancellationError.self) {
      _ = try await BlockingWork.run { try watch.result(within: 10_000)?.get() }
    }
  }

  @Test func `A deadline that is over already is no wait`() async throws {
    let watch = try DeadlineWatch {
      try await Task.sleep(for: .seconds(60))
      return []
    }
    let early = try await BlockingWork.run { watch.result(within: -5) == nil }
    #expect(early)
    watch.cancel()
  }
}
