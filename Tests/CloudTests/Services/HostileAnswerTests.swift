import Agents
import TestSupport
import Testing

@testable import Cloud

/// What a hostile or broken server may say, part by part.
@Suite struct HostileAnswerTests {
  @Test func `A page of a proxy is no listing`() async throws {
    let faulty = try FaultyS3(.moto)
    let page = "<html><body>Please log in</body></html>"
    try await faulty.set([FaultyS3.Fault(kind: "answer", method: "GET", times: 10, status: 200, body: page)])
    let error = await #expect(throws: ServiceError.self) {
      try await S3Bucket(client: faulty.client, name: "bucket").list(prefix: "")
    }
    #expect(error?.message.contains("expected <ListBucketResult>, found <html>") == true)
  }

  @Test(arguments: ["bytes 0-4/-7", "bytes 0-4/4611686018427387904", "bytes 0-4/*", "bytes", ""])
  func `A size that no object has is none`(range: String) {
    #expect(S3ObjectHead(headers: [HTTPHeader("Content-Range", range)]).size == nil)
    #expect(S3ObjectHead(headers: [HTTPHeader("Content-Length", "-1")]).size == nil)
    #expect(S3ObjectHead(headers: [HTTPHeader("Content-Range", "bytes 0-4/5")]).size == 5)
  }

  @Test func `A count of tokens beyond all numbers is the largest number`() {
    let tally = TokenTally()
    tally.add(["a"], billed: .max)
    tally.add(["b"], billed: .max)
    tally.add(["c"], billed: -5)
    #expect(tally.current.billed == .max && tally.current.texts == 3)
  }

  @Test(arguments: [
    (
      "Unsupported proxy syntax in 'http://user:se cret@proxy:99999'",
      "Unsupported proxy syntax in 'http://***@proxy:99999'"
    ),
    ("ftp://a:b@c@host failed", "ftp://***@host failed"), ("no address", "no address"),
    ("http://host/a", "http://host/a"),
  ])
  func `No password of an address is shown`(text: String, shown: String) {
    #expect(text.withoutUserInformation == shown)
  }

  @Test func `What a server repeats of a secret is not shown`() {
    let error = ServiceError(
      .invalidRequest, service: "anthropic", operation: "Messages", status: 400, code: "sk-ant-SECRET",
      message: "the key sk-ant-SECRET is wrong")
    var attempt = FailedAttempt(error)
    attempt.authorization = .header(HTTPHeader("x-api-key", "sk-ant-SECRET"))
    #expect(attempt.shownError.description.contains("SECRET") == false)
    attempt.authorization = .signature(
      Credentials(accessKeyID: "A", secretAccessKey: "sk-ant", sessionToken: "SECRET"), region: "r")
    #expect(attempt.shownError.message == "the key ***-*** is wrong")
  }

  @Test func `A price that is no number costs everything`() {
    #expect(Spending.Account.picodollars(.nan) == .max)
  }

  @Test func `A factor of zero makes nothing free`() {
    let text =
      #"{"date": "2026-01-01", "items": {"m": {"per_million_tokens": {"input": 1, "output": 1}, "regional_factor": 0}}}"#
    #expect(throws: PriceTableError.self) { try PriceTable(Array(text.utf8), file: "prices.json") }
  }
}
