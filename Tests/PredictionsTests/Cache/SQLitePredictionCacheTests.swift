import SQLite
import Synchronization
import TestSupport
import Testing

@testable import Predictions

@Suite struct SQLitePredictionCacheTests {
  private final class Clock: Sendable {
    private let time = Mutex(1_000_000.0)
    var now: Double { time.withLock { $0 } }
    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
  }

  private let directory: TemporaryDirectory
  private let clock = Clock()
  private let key = PredictionCacheKey(customerID: 7, featureHash: "ab12")

  init() throws { directory = try TemporaryDirectory() }

  private var path: String { directory.path + "/cache.sqlite" }

  private func cache(capacity: Int = 100, patience: Int = 10_000) -> SQLitePredictionCache {
    SQLitePredictionCache(path: path, lifetime: 3600, capacity: capacity, patience: patience) { [clock] in clock.now }
  }

  @Test func `The key is the customer and the hash of the features`() {
    #expect(key.text == "7#ab12")
  }

  @Test(arguments: PredictionCacheContract.claims)
  func `The cache keeps the contract`(claim: PredictionCacheContract.Claim) async throws {
    try await claim.check(cache(), cache(), clock.advance)
  }

  @Test func `Above the capacity the oldest entries go, and expired ones go at once`() {
    let cache = cache(capacity: 3)
    for id in 0..<5 {
      cache.store([Double(id)], of: "churn", version: "v1", for: .init(customerID: id, featureHash: "x"))
      clock.advance(1)
    }
    #expect(cache.count == 3)
    #expect(cache.predictions(of: "churn", version: "v1", for: .init(customerID: 1, featureHash: "x")) == nil)
    #expect(cache.predictions(of: "churn", version: "v1", for: .init(customerID: 4, featureHash: "x")) == [4])
    clock.advance(7200)
    cache.store([9], of: "churn", version: "v1", for: key)
    #expect(cache.count == 1)
  }

  @Test(arguments: ["", "no database at all, but of some length", "SQLite format 3\u{0}and then nothing of use"])
  func `A damaged file is made anew`(content: String) throws {
    try directory.write(content, to: "cache.sqlite")
    let cache = cache()
    #expect(cache.predictions(of: "churn", version: "v1", for: key) == nil)
    cache.store([0.5], of: "churn", version: "v1", for: key)
    #expect(self.cache().predictions(of: "churn", version: "v1", for: key) == [0.5])
  }

  @Test func `A table of another shape is made anew`() throws {
    try Database(path, access: .write).execute("CREATE TABLE predictions (other INTEGER)")
    let cache = cache()
    cache.store([0.5], of: "churn", version: "v1", for: key)
    #expect(cache.predictions(of: "churn", version: "v1", for: key) == [0.5])
  }

  @Test func `An entry whose numbers are damaged is a miss`() throws {
    let cache = cache()
    cache.store([0.5], of: "churn", version: "v1", for: key)
    try Database(path, access: .write).execute("UPDATE predictions SET predictions = '[0.5, \"x\"]'")
    #expect(cache.predictions(of: "churn", version: "v1", for: key) == nil)
  }

  @Test func `Without a place to write to nothing is kept and nothing fails`() {
    let cache = SQLitePredictionCache(path: directory.path + "/none/cache.sqlite") { 0 }
    cache.store([0.5], of: "churn", version: "v1", for: key)
    #expect(cache.predictions(of: "churn", version: "v1", for: key) == nil)
    #expect(cache.count == 0)
  }

  @Test func `A file that another connection has locked is left alone`() throws {
    cache().store([0.5], of: "churn", version: "v1", for: key)
    let other = try Database(path, access: .write)
    try other.execute("BEGIN EXCLUSIVE")
    let waiting = cache(patience: 1)
    #expect(waiting.predictions(of: "churn", version: "v1", for: key) == nil)
    try other.execute("COMMIT")
    #expect(waiting.predictions(of: "churn", version: "v1", for: key) == [0.5])
  }

  @Test func `Connections that write at the same time lose nothing`() async {
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        let cache = cache()
        group.addTask {
          for id in 0..<10 {
            cache.store([Double(id)], of: "m\(writer)", version: "v1", for: .init(customerID: id, featureHash: "x"))
          }
        }
      }
    }
    #expect(cache().count == 40)
  }
}
