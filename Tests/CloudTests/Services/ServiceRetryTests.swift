import JSON
import TestSupport
import Testing

@testable import Cloud

@Suite struct ServiceRetryTests {
  private static let throttled: JSONValue = [
    "status": 400, "headers": ["x-amzn-ErrorType": "ThrottlingException:http://internal.amazon.com/"],
    "body": "{\"message\":\"Rate exceeded\"}",
  ]

  private func request(isIdempotent: Bool = true, timeouts: HTTPTimeouts = HTTPTimeouts()) -> ServiceRequest {
    ServiceRequest(
      .bedrockRuntime, "InvokeModel", path: ["model", "m:0", "invoke"], isIdempotent: isIdempotent, timeouts: timeouts)
  }

  @Test(
    arguments: [
      ["status": 500], ["status": 502], ["status": 503], ["status": 504], ["status": 429], ["status": 529],
      ["status": 408, "body": "{\"__type\":\"ModelTimeoutException\"}"],
      ["status": 400, "body": "{\"__type\":\"com.amazon#RequestTimeout\"}"], throttled,
      ["status": 503, "body": "<Error><Code>SlowDown</Code><Message>Please reduce</Message></Error>"],
      ["status": 200, "cut": true, "body": "half of this"],
    ] as [JSONValue])
  func `What may pass is tried again`(answer: JSONValue) async throws {
    let name = "passes-\(ScriptName.of(answer))"
    let service = try await ScriptedService(name, [answer, answer, ["body": "done"]])
    let waits = ScriptedService.Waits()
    let response = try await service.client(waits: waits).send(request())
    #expect(response.body == Array("done".utf8))
    #expect(waits.all.count == 2)
    #expect(waits.all.last == 2 * (waits.all.first ?? 0))
  }

  @Test func `A connection that breaks without an answer is tried again`() async throws {
    let service = try await ScriptedService(
      "breaks", [["drop": true], ["drop": true], ["drop": true], ["body": "done"]])
    let waits = ScriptedService.Waits()
    #expect(try await service.client(waits: waits).send(request()).body == Array("done".utf8))
    // libcurl itself sends again what a kept connection did not take.
    #expect((1...3).contains(waits.all.count))
  }

  @Test(
    arguments: [
      ["status": 400], ["status": 403], ["status": 404], ["status": 409], ["status": 412], ["status": 424],
      ["status": 501],
      ["status": 301], ["status": 400, "body": "{\"__type\":\"ServiceQuotaExceededException\"}"],
    ] as [JSONValue])
  func `What would only fail again is not`(answer: JSONValue) async throws {
    let service = try await ScriptedService("fails-\(ScriptName.of(answer))", [answer])
    await #expect(throws: ServiceError.self) { try await service.client().send(request()) }
    #expect(try await service.seen().count == 1)
  }

  @Test func `A call that could do harm twice is made once`() async throws {
    for answer in [["status": 503], ["drop": true], Self.throttled] as [JSONValue] {
      let service = try await ScriptedService("harm-\(ScriptName.of(answer))", [answer])
      await #expect(throws: ServiceError.self) { try await service.client().send(request(isIdempotent: false)) }
      #expect(try await service.seen().count == 1)
    }
  }

  @Test func `Attempts end with the last, whose error is thrown`() async throws {
    let service = try await ScriptedService("ends", [Self.throttled])
    let waits = ScriptedService.Waits()
    let client = service.client(
      waits: waits, retries: RetryPolicy(maximumAttempts: 4, throttlingBase: 8, longestWait: 20))
    let error = await #expect(throws: ServiceError.self) { try await client.send(request()) }
    #expect(error?.kind == .throttled)
    #expect(error?.code == "ThrottlingException")
    #expect(try await service.seen().count == 4)
    // Half of 8 s, 16 s, and of 20 s instead of 32 s.
    #expect(waits.all == [4, 8, 10])
  }

  @Test(
    arguments: [
      (["Retry-After": "7"], 7), (["Retry-After": "Wed, 14 Oct 2026 02:26:49 GMT"], 9),
      (["x-amz-retry-after": "1500"], 1.5),
      (["retry-after-ms": "250", "Retry-After": "9"], 0.5), (["Retry-After": "-5"], 0.5),
      (["Retry-After": "soon"], 0.5),
      (["Retry-After": "nan"], 0.5),
    ] as [([String: String], Double)])
  func `The wait is what the service asks for, and never less than ours`(headers: [String: String], wait: Double)
    async throws
  {
    let members = headers.map { JSONObject.Member(key: $0.key, value: .string($0.value)) }
    let answer: JSONValue = ["status": 429, "headers": .object(JSONObject(members))]
    let service = try await ScriptedService("after-\(ScriptName.of(answer))", [answer, [:]])
    let waits = ScriptedService.Waits()
    // 2026-10-14T02:26:40Z
    _ = try await service.client(waits: waits, time: 1_791_944_800).send(request())
    #expect(waits.all == [wait])
  }

  @Test func `A service that asks for too long a wait ends the call`() async throws {
    let service = try await ScriptedService("long", [["status": 503, "headers": ["Retry-After": "3600"]]])
    await #expect(throws: ServiceError.self) { try await service.client().send(request()) }
    #expect(try await service.seen().count == 1)
  }

  @Test func `When all calls fail, most are not tried again any more`() async throws {
    let service = try await ScriptedService("budget", [["status": 500]])
    let client = service.client(retries: RetryPolicy(maximumAttempts: 3))
    for _ in 0..<100 { await #expect(throws: ServiceError.self) { try await client.send(request()) } }
    // 100 first attempts, and 500 tokens for others at 5 each.
    #expect(try await service.seen().count == 200)
    let error = await #expect(throws: ServiceError.self) { try await client.send(request()) }
    #expect(error?.remedies.last?.contains("not tried again") == true)
  }

  @Test func `What a second attempt cost comes back when it succeeds`() async throws {
    let service = try await ScriptedService("refund", [["status": 500], ["status": 500], [:]])
    let client = service.client()
    _ = try await client.send(request())
    #expect(client.budget.left == RetryBudget.capacity - RetryBudget.retryCost)
    _ = try await client.send(request())
    #expect(client.budget.left == RetryBudget.capacity - RetryBudget.retryCost + RetryBudget.successRefund)
  }

  @Test func `An answer that stalls costs ten tokens and is tried again`() async throws {
    let service = try await ScriptedService("stall", [["body": "late", "stall": 20], ["status": 400]])
    let client = service.client()
    await #expect(throws: ServiceError.self) { try await client.send(request(timeouts: HTTPTimeouts(idle: 0.1))) }
    #expect(client.budget.left == RetryBudget.capacity - RetryBudget.timeoutCost)
  }

  @Test func `A stream is tried again until its head came, and never after`() async throws {
    let service = try await ScriptedService(
      "stream", [["status": 503], ["drop": true], ["cut": true, "body": "half of it"]])
    let response = try await service.client().stream(request())
    #expect(response.status == 200)
    let error = await #expect(throws: ServiceError.self) { try await response.bytes() }
    #expect(error?.kind == .unreachable)
    #expect(error?.operation == "InvokeModel")
    #expect(try await service.seen().count == 3)
  }

  @Test func `A cancelled call waits no longer for its next attempt`() async throws {
    let service = try await ScriptedService("cancelled", [["status": 503, "headers": ["Retry-After": "15"]]])
    var client = service.client()
    client = ServiceClient(
      http: client.http, region: "us-east-1", endpoints: client.endpoints, authorization: client.authorization,
      clock: client.clock, random: client.random)
    let task = Task { [client] in try await client.send(request()) }
    while try await service.seen().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    // Well below the 15 s that the service asked for; the machine may be busy.
    #expect(ContinuousClock.now - start < .seconds(7))
  }

  @Test func `Parts of the path and of the query are encoded one by one`() async throws {
    let service = try await ScriptedService("encoded", [[:]])
    let request = ServiceRequest(
      .s3, "GetObject", method: "GET", path: ["bucket", "a b+c:d/ü", ""],
      query: [.init("uploads"), .init("q", "1 & 2=~")])
    _ = try await service.client().send(request)
    #expect(
      try await service.seen().first?["path"]?.string
        == "/encoded/bucket/a%20b%2Bc%3Ad%2F%C3%BC/?uploads&q=1%20%26%202%3D~")
  }
}
