import Storage
import Testing

@testable import Cloud

/// Signatures that AWS publishes, and those that botocore computes for the addresses of Bedrock.
@Suite struct RequestSignerTests {
  private static let credentials = Credentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
  /// 2015-08-30T12:36:00Z.
  private static let published = 1_440_938_160.0

  private func signature(_ request: HTTPRequest, service: String, at time: Double) -> String? {
    let signer = RequestSigner(credentials: Self.credentials, region: "us-east-1", service: service)
    return signer.signed(request, at: time).headers["Authorization"]
  }

  @Test func `The vector get-vanilla of AWS's test suite is met`() {
    let header = signature(
      HTTPRequest(url: "https://example.amazonaws.com/"), service: "service", at: Self.published)
    #expect(
      header == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
        + "SignedHeaders=host;x-amz-date, "
        + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
  }

  @Test func `A model id's escaped colon is escaped again for Bedrock`() {
    let request = HTTPRequest(
      method: "POST",
      url: "https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.titan-embed-text-v2%3A0/invoke",
      headers: [HTTPHeader("Content-Type", "application/json")], body: Array(#"{"inputText":"a"}"#.utf8))
    let header = signature(request, service: "bedrock", at: 1_761_042_600)
    #expect(header?.contains("SignedHeaders=content-type;host;x-amz-date") == true)
    #expect(header?.hasSuffix("7604936abeeedb05c1bb9733e72790637565e1b15fec119421eb22114ef3f4ac") == true)
  }

  @Test func `S3 requests carry the hash of their body, others do not`() {
    let request = HTTPRequest(method: "PUT", url: "https://b.s3.amazonaws.com/k", body: [1, 2, 3])
    let names = ["s3", "dynamodb"].map { service in
      RequestSigner(credentials: Self.credentials, region: "us-east-1", service: service)
        .signed(request, at: Self.published).headers[RequestSigner.contentHash]
    }
    #expect(names == [SHA256.hexadecimal([1, 2, 3]), nil])
  }

  @Test func `A hash that the request has is not computed again`() {
    let known = String(repeating: "0", count: 64)
    let request = HTTPRequest(
      method: "PUT", url: "https://b.s3.amazonaws.com/k", headers: [HTTPHeader("X-Amz-Content-SHA256", known)],
      body: [1])
    let signed = RequestSigner(credentials: Self.credentials, region: "us-east-1", service: "s3")
      .signed(request, at: Self.published)
    #expect(signed.headers.filter { $0.name.lowercased() == RequestSigner.contentHash }.map(\.value) == [known])
  }

  @Test func `Signing again replaces the earlier signature`() {
    var signer = RequestSigner(credentials: Self.credentials, region: "us-east-1", service: "s3")
    signer.credentials.sessionToken = "token"
    let request = HTTPRequest(url: "https://b.s3.amazonaws.com/k?list-type=2")
    let once = signer.signed(request, at: Self.published + 60)
    #expect(signer.signed(signer.signed(request, at: Self.published), at: Self.published + 60) == once)
    #expect(once.headers.filter { $0.name == "X-Amz-Security-Token" }.count == 1)
  }

  @Test(arguments: [(0, "X-Amz-Expires=1&"), (900, "X-Amz-Expires=900&"), (999_999, "X-Amz-Expires=604800&")])
  func `A signed address expires within a week`(expires: Int, expected: String) {
    let signer = RequestSigner(credentials: Self.credentials, region: "us-east-1", service: "s3")
    let request = HTTPRequest(url: "https://b.s3.amazonaws.com/k")
    #expect(signer.presigned(request, at: Self.published, expires: expires).url.contains(expected))
  }

  @Test(arguments: [
    (0, "19700101T000000Z"), (951_782_400, "20000229T000000Z"), (-1, "19691231T235959Z"),
    (1_440_938_160.9, "20150830T123600Z"), (.infinity, "99991231T235959Z"), (.nan, "19700101T000000Z"),
  ])
  func `Every moment has a date`(seconds: Double, expected: String) {
    #expect(UTCTime(seconds: seconds).basic == expected)
  }

  @Test(arguments: [
    ("2015-08-30T12:36:00Z", 1_440_938_160), ("2015-08-30T14:36:00.123+02:00", 1_440_938_160),
    ("2015-08-30T12:36:00UTC", 1_440_938_160), ("2015-08-30T10:06:00-0230", 1_440_938_160), ("2015-08-30", nil),
    ("2015-13-30T12:36:00Z", nil), ("2015-08-30T12:36:00", nil), ("2015-08-30T12:36:00+", nil), ("", nil),
  ])
  func `An expiration is read in the forms that services write`(text: String, expected: Int?) {
    #expect(UTCTime(text)?.seconds == expected)
  }

  @Test func `The codes are those of RFC 4231`() {
    let first = HMACSHA256.code(of: Array("Hi There".utf8), key: [UInt8](repeating: 0x0B, count: 20))
    #expect(
      SHA256.hexadecimal(digest: first) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    let long = HMACSHA256.code(
      of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      key: [UInt8](repeating: 0xAA, count: 131))
    #expect(SHA256.hexadecimal(digest: long) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }
}
