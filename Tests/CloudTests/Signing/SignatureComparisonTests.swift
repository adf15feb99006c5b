import Cloud
import JSON
import TestSupport
import Testing

/// Random requests that botocore signs in the same run.
@Suite struct SignatureComparisonTests {
  @Test func `1,200 random requests are signed as botocore signs them`() throws {
    let lines = try PythonScript(name: "signatures.py").output(["1200", "20261123"]).split(separator: "\n")
    #expect(lines.count == 1200)
    for line in lines {
      let signed = try SignedExample(JSONValue(parsing: Array(line.utf8)))
      #expect(signed.result == signed.expected, "\(line)")
    }
  }
}

/// One request of the script, how it is to be signed, and what botocore says.
private struct SignedExample {
  var request: HTTPRequest
  var signer: RequestSigner
  var time: Double
  var expires: Int?
  var expected: String

  init(_ json: JSONValue) throws {
    func text(_ key: String) throws -> String { try #require(json[key]?.string) }
    let headers = try #require(json["headers"]?.array)
    request = HTTPRequest(
      method: try text("method"), url: try text("url"),
      headers: headers.map { HTTPHeader($0[0]?.string ?? "", $0[1]?.string ?? "") },
      body: Hexadecimal.bytes(try text("body")))
    let credentials = Credentials(
      accessKeyID: try text("key"), secretAccessKey: try text("secret"), sessionToken: json["token"]?.string)
    signer = RequestSigner(credentials: credentials, region: try text("region"), service: try text("service"))
    signer.signsPayload = json["signsPayload"]?.bool ?? true
    time = try #require(json["time"]?.double)
    expires = json["expires"]?.int
    expected = try text("expected")
  }

  /// The `Authorization` header, or the signature in the query.
  var result: String? {
    guard let expires else { return signer.signed(request, at: time).headers["Authorization"] }
    return signer.presigned(request, at: time, expires: expires).url.split(separator: "X-Amz-Signature=").last
      .map(String.init)
  }
}
