import Synchronization
import Testing

@testable import Cloud

@Suite struct AdaptiveConcurrencyTests {
  private struct Throttled: Error {}

  /// Counts what runs at once.
  private final class Gauge: Sendable {
    private let running = Mutex(0)
    private let peak = Mutex(0)
    private let finished = Mutex(0)

    var most: Int { peak.withLock(\.self) }
    var ended: Int { finished.withLock(\.self) }

    func begin() {
      let count = running.withLock { count in
        count += 1
        return count
      }
      peak.withLock { $0 = max($0, count) }
    }

    func end() {
      running.withLock { $0 -= 1 }
      finished.withLock { $0 += 1 }
    }
  }

  @Test func `Calls at once never exceed the limit, and all are made`() async throws {
    let concurrency = AdaptiveConcurrency(bounds: 1...6)
    let gauge = Gauge()
    await withTaskGroup { group in
      for _ in 0..<200 {
        group.addTask {
          try? await concurrency.run(throttledBy: { _ in false }) {
            gauge.begin()
            await Task.yield()
            gauge.end()
          }
        }
      }
    }
    #expect(gauge.most <= 6)
    #expect(gauge.ended == 200)
    #expect(concurrency.running == 0)
    #expect(concurrency.limit == 6)
  }

  @Test func `Throttling lowers the limit once for all calls that were under way`() async throws {
    let concurrency = AdaptiveConcurrency(bounds: 1...16, initial: 16)
    var places: [AdaptiveConcurrency.Place] = []
    for _ in 0..<8 { places.append(try await concurrency.acquire()) }
    for place in places { concurrency.release(place, lowers: true) }
    #expect(concurrency.limit == 11)
    concurrency.release(try await concurrency.acquire(), lowers: true)
    #expect(concurrency.limit == 7)
    for _ in 0..<20 { concurrency.release(try await concurrency.acquire(), lowers: true) }
    #expect(concurrency.limit == 1)
  }

  @Test func `A round of successes adds a place`() async throws {
    let concurrency = AdaptiveConcurrency(bounds: 1...100, initial: 4)
    for _ in 0..<5 { concurrency.release(try await concurrency.acquire(), raises: true) }
    #expect(concurrency.limit == 5)
    for _ in 0..<10_000 { concurrency.release(try await concurrency.acquire(), raises: true) }
    #expect(concurrency.limit == 100)
  }

  @Test func `Other errors leave the limit as it is`() async throws {
    let concurrency = AdaptiveConcurrency(bounds: 1...9)
    await #expect(throws: Throttled.self) {
      try await concurrency.run(throttledBy: { !($0 is Throttled) }) { throw Throttled() }
    }
    #expect(concurrency.limit == 5)
    #expect(concurrency.running == 0)
  }

  @Test func `A cancelled task leaves the queue, and nobody behind it waits longer`() async throws {
    let concurrency = AdaptiveConcurrency(bounds: 1...1)
    let place = try await concurrency.acquire()
    let waiting = (0..<50).map { _ in Task { try await concurrency.acquire() } }
    let last = Task { try await concurrency.acquire() }
    for task in waiting { task.cancel() }
    for task in waiting { await #expect(throws: CancellationError.self) { try await task.value } }
    concurrency.release(place)
    concurrency.release(try await last.value)
    #expect(concurrency.running == 0)
  }

  @Test func `Bounds that make no sense are taken as one`() {
    #expect(AdaptiveConcurrency(bounds: -5...0).bounds == 1...1)
  }
}
