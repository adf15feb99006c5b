import JSON
import Synchronization
import Testing

@testable import Cloud

/// What a client puts right by itself: expired credentials and a clock that is off.
@Suite struct ServiceCorrectionTests {
  private static let old = Credentials(accessKeyID: "OLD", secretAccessKey: "s", sessionToken: "t")
  private static let new = Credentials(accessKeyID: "NEW", secretAccessKey: "s", sessionToken: "t")
  private static let expired: JSONValue = [
    "status": 403, "headers": ["x-amzn-ErrorType": "ExpiredTokenException"],
    "body": "{\"message\":\"The security token included in the request is expired\"}",
  ]
  private let request = ServiceRequest(
    .bedrockRuntime, "InvokeModel", path: ["model", "m", "invoke"], isIdempotent: false)

  @Test func `Expired credentials are fetched anew, and the call made again, even one that must not be repeated`()
    async throws
  {
    let service = try await ScriptedService("expired", [Self.expired, ["body": "done"]])
    let client = service.client(
      authorization: { _ in .signature(Self.old, region: "us-east-1") },
      renewed: { refused in
        #expect(refused == .signature(Self.old, region: "us-east-1"))
        return .signature(Self.new, region: "us-east-1")
      })
    #expect(try await client.send(request).body == Array("done".utf8))
    let names = try await service.seen().compactMap { $0["headers"]?["authorization"]?.string }
    #expect(names.count == 2)
    #expect(names.first?.contains("Credential=OLD/") == true)
    #expect(names.last?.contains("Credential=NEW/") == true)
  }

  @Test func `Credentials that are still expired end the call, with what to do`() async throws {
    let service = try await ScriptedService("still-expired", [Self.expired])
    let client = service.client(renewed: { _ in Authorization.none })
    let error = await #expect(throws: ServiceError.self) { try await client.send(request) }
    #expect(error?.kind == .authentication)
    #expect(error?.remedies.first?.contains("aws sso login") == true)
    #expect(try await service.seen().count == 2)
  }

  @Test func `Without other credentials an expired token ends the call at once`() async throws {
    let service = try await ScriptedService("only-expired", [Self.expired])
    await #expect(throws: ServiceError.self) { try await service.client().send(request) }
    #expect(try await service.seen().count == 1)
  }

  @Test(arguments: [600.0, -600.0])
  func `A clock that is off is set by the service's, for this call and those that follow`(skew: Double) async throws {
    let date = skew > 0 ? "Wed, 14 Oct 2026 02:36:40 GMT" : "Wed, 14 Oct 2026 02:16:40 GMT"
    let refusal: JSONValue = [
      "status": 403, "headers": ["Date": .string(date), "x-amzn-ErrorType": "InvalidSignatureException"],
      "body": "{\"message\":\"Signature expired\"}",
    ]
    let service = try await ScriptedService("skew\(Int(skew))", [refusal, [:]])
    let client = service.client(time: 1_791_944_800, authorization: { _ in .signature(Self.old, region: "us-east-1") })
    _ = try await client.send(request)
    _ = try await client.send(request)
    let dates = try await service.seen().compactMap { $0["headers"]?["x-amz-date"]?.string }
    let right = skew > 0 ? "20261014T023640Z" : "20261014T021640Z"
    #expect(dates == ["20261014T022640Z", right, right])
  }

  @Test func `A wrong signature with a right clock ends the call`() async throws {
    let refusal: JSONValue = [
      "status": 403, "headers": ["Date": "Wed, 14 Oct 2026 02:27:40 GMT", "x-amzn-ErrorType": "SignatureDoesNotMatch"],
    ]
    let service = try await ScriptedService("signature", [refusal])
    let error = await #expect(throws: ServiceError.self) {
      try await service.client(time: 1_791_944_800).send(request)
    }
    #expect(error?.kind == .authentication)
    #expect(try await service.seen().count == 1)
  }

  @Test func `A clock that stays off is what the remedy names`() async throws {
    let refusal: JSONValue = [
      "status": 403, "headers": ["Date": "Wed, 14 Oct 2026 02:56:40 GMT"],
      "body": "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message></Error>",
    ]
    let service = try await ScriptedService("off", [refusal])
    let error = await #expect(throws: ServiceError.self) {
      try await service.client(time: 1_791_944_800).send(request)
    }
    #expect(error?.remedies == ["Set this machine's clock: it is 30 minutes behind the service's."])
    #expect(try await service.seen().count == 2)
  }

  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Sun, 6 Nov 1994 08:49:37 GMT", nil),
      ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49:37 CET", nil), ("", nil), ("1", nil),
      ("Sun, 06 Xxx 1994 08:49:37 GMT", nil), ("Sun, 99 Nov 1994 99:99:99 GMT", nil),
    ] as [(String, Int?)])
  func `A date of HTTP is read in its one form`(text: String, seconds: Int?) {
    #expect(UTCTime(httpDate: text)?.seconds == seconds)
  }
}
