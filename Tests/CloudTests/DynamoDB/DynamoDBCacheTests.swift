import JSON
import Predictions
import Synchronization
import TestSupport
import Testing

@testable import Cloud

@Suite struct DynamoDBCacheTests {
  private final class Clock: Sendable {
    private let time = Mutex(1_790_000_000.25)
    var now: Double { time.withLock { $0 } }
    func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
  }

  private final class Errors: Sendable {
    private let errors = Mutex<[String]>([])
    var all: [String] { errors.withLock { $0 } }
    func add(_ error: any Error) { errors.withLock { $0.append("\(error)") } }
  }

  private let client: ServiceClient
  private let name = "predictions-cache-" + S3Peer.freshName()
  private let clock = Clock()
  private let errors = Errors()
  private let key = PredictionCacheKey(customerID: 7, featureHash: "ab12")

  init() throws { client = try S3Peer.moto.client() }

  private func cache() -> DynamoDBCache {
    DynamoDBCache(client: client, table: name, clock: { [clock] in clock.now }, report: { [errors] in errors.add($0) })
  }

  /// Calls an operation as the tools that make the table do.
  @discardableResult
  private func call(_ operation: String, _ text: String) async throws -> JSONValue {
    let headers = [
      HTTPHeader("Content-Type", "application/x-amz-json-1.0"),
      HTTPHeader("X-Amz-Target", "DynamoDB_20120810.\(operation)"),
    ]
    return try await client.send(ServiceRequest(.dynamoDB, operation, headers: headers, body: Array(text.utf8))).json()
  }

  private func makeTable() async throws {
    try await call(
      "CreateTable",
      """
      {"TableName": "\(name)", "BillingMode": "PAY_PER_REQUEST",
       "AttributeDefinitions": [{"AttributeName": "customer_id", "AttributeType": "N"},
         {"AttributeName": "feature_hash", "AttributeType": "S"}, {"AttributeName": "model_version", "AttributeType": "S"},
         {"AttributeName": "timestamp", "AttributeType": "N"}],
       "KeySchema": [{"AttributeName": "customer_id", "KeyType": "HASH"},
         {"AttributeName": "feature_hash", "KeyType": "RANGE"}],
       "GlobalSecondaryIndexes": [{"IndexName": "model_version-timestamp-index",
         "KeySchema": [{"AttributeName": "model_version", "KeyType": "HASH"},
           {"AttributeName": "timestamp", "KeyType": "RANGE"}], "Projection": {"ProjectionType": "ALL"}}]}
      """)
  }

  @Test(arguments: PredictionCacheContract.claims)
  func `The table keeps the contract of prediction caches`(claim: PredictionCacheContract.Claim) async throws {
    try await makeTable()
    try await claim.check(cache(), cache(), clock.advance)
    #expect(errors.all.isEmpty)
  }

  @Test func `What a version predicted is found by its time through the index, and expires after an hour`() async throws
  {
    try await makeTable()
    let cache = cache()
    for customer in 0..<3 {
      await cache.store([0.5], of: "churn", version: "v1", for: .init(customerID: customer, featureHash: "x"))
      clock.advance(60)
    }
    await cache.store([9], of: "ltv", version: "v2", for: key)
    let found = try await call(
      "Query",
      """
      {"TableName": "\(name)", "IndexName": "model_version-timestamp-index",
       "KeyConditionExpression": "model_version = :v AND #t >= :t", "ExpressionAttributeNames": {"#t": "timestamp"},
       "ExpressionAttributeValues": {":v": {"S": "v1"}, ":t": {"N": "1790000060"}}}
      """)
    let items = found["Items"]?.array ?? []
    #expect(items.map { $0["customer_id"]?["N"]?.string } == ["1", "2"])
    #expect(items.first?["feature_hash"]?["S"] == "x#churn")
    #expect(items.first?["model"]?["S"] == "churn")
    #expect(items.first?["timestamp"]?["N"] == "1790000060.25")
    #expect(items.first?["ttl"]?["N"] == "1790003661")
    #expect(items.first?["predictions"] == ["L": [["N": "0.5"]]])
  }

  @Test func `Numbers beyond what the table can hold come back all the same, and what is no number is not kept`()
    async throws
  {
    try await makeTable()
    let cache = cache()
    let values = [1e-300, -1e300, Double.leastNonzeroMagnitude, 0.1, -0.5, 1e15, 123_456_789.123]
    await cache.store(values, of: "m", version: "v", for: key)
    #expect(await cache.predictions(of: "m", version: "v", for: key) == values)
    await cache.store([.nan], of: "n", version: "v", for: key)
    #expect(await cache.predictions(of: "n", version: "v", for: key) == nil)
    #expect(errors.all.isEmpty)
  }

  @Test(arguments: [#"{"L": [{"N": "x"}]}"#, #"{"L": []}"#, #"{"S": "0.5"}"#, #"{"L": [{"N": "1"}, {"NULL": true}]}"#])
  func `An item that others wrote otherwise is a miss`(predictions: String) async throws {
    try await makeTable()
    try await call(
      "PutItem",
      """
      {"TableName": "\(name)", "Item": {"customer_id": {"N": "7"}, "feature_hash": {"S": "ab12#m"},
       "model_version": {"S": "v"}, "timestamp": {"N": "1790000000"},
       "predictions": \(predictions)}}
      """)
    #expect(await cache().predictions(of: "m", version: "v", for: key) == nil)
  }

  @Test func `Without a table everything is a miss, which is told once`() async throws {
    let cache = cache()
    for _ in 0..<3 {
      await cache.store([0.5], of: "m", version: "v", for: key)
      #expect(await cache.predictions(of: "m", version: "v", for: key) == nil)
    }
    #expect(errors.all.count == 1)
    #expect(errors.all.first?.contains("ResourceNotFoundException") == true, "\(errors.all)")
  }
}
