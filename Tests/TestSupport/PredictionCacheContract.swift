import Predictions

/// What every `PredictionCache` with a lifetime of an hour promises, claim by claim; each is checked on an empty cache.
public enum PredictionCacheContract {
  /// A promise and how to check it, with two openings of one cache and a way to let seconds pass.
  public struct Claim: Sendable, CustomStringConvertible {
    /// The promise in words.
    public let description: String
    /// Throws a `Violation`.
    public let check:
      @Sendable (
        _ cache: any PredictionCache, _ other: any PredictionCache, _ advance: (Double) -> Void
      ) async throws -> Void
  }

  /// A promise that was not kept.
  public struct Violation: Error, CustomStringConvertible {
    /// What was expected.
    public let description: String
  }

  private static let key = PredictionCacheKey(customerID: 7, featureHash: "ab12")

  /// All promises.
  public static let claims: [Claim] =
    [
      Claim(description: "what one opening stores another finds, to the last digit") { cache, other, _ in
        let values = [0.1 + 0.2, 1e-300, 487.5, -1, 0]
        await cache.store(values, of: "churn", version: "v1", for: key)
        try expect(await other.predictions(of: "churn", version: "v1", for: key) == values, "the very numbers")
      },
      Claim(description: "another model, version, customer or feature is a miss") { cache, _, _ in
        await cache.store([0.5], of: "churn", version: "v1", for: key)
        let customer = PredictionCacheKey(customerID: 8, featureHash: "ab12")
        let features = PredictionCacheKey(customerID: 7, featureHash: "ab13")
        try expect(await cache.predictions(of: "ltv", version: "v1", for: key) == nil, "a miss for the model")
        try expect(await cache.predictions(of: "churn", version: "v2", for: key) == nil, "a miss for the version")
        try expect(await cache.predictions(of: "churn", version: "v1", for: customer) == nil, "a miss for the customer")
        try expect(await cache.predictions(of: "churn", version: "v1", for: features) == nil, "a miss for the features")
      },
      Claim(description: "the models of one customer stand side by side, and a newer version replaces an older one") {
        cache, _, _ in
        await cache.store([0.5], of: "churn", version: "v1", for: key)
        await cache.store([120, 3], of: "ltv", version: "v1", for: key)
        await cache.store([0.25], of: "churn", version: "v2", for: key)
        try expect(await cache.predictions(of: "churn", version: "v2", for: key) == [0.25], "the newer version")
        try expect(await cache.predictions(of: "churn", version: "v1", for: key) == nil, "no older version")
        try expect(await cache.predictions(of: "ltv", version: "v1", for: key) == [120, 3], "the other model")
      },
    ] + [(0.0, true), (3599, true), (3600, false), (86_400, false), (-1, false)].map(aged)

  private static func aged(_ age: Double, counts: Bool) -> Claim {
    Claim(description: "after \(age) seconds an entry \(counts ? "counts" : "counts no longer")") { cache, _, advance in
      await cache.store([0.5], of: "churn", version: "v1", for: key)
      advance(age)
      let found = await cache.predictions(of: "churn", version: "v1", for: key)
      try expect((found != nil) == counts, counts ? "a hit" : "a miss")
    }
  }

  private static func expect(_ condition: Bool, _ what: String) throws {
    guard condition else { throw Violation(description: "expected \(what)") }
  }
}
