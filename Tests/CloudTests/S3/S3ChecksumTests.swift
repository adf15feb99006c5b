import Testing

@testable import Cloud

@Suite struct S3ChecksumTests {
  /// The check values of the catalogue of parametrised CRC algorithms, and FIPS 180-4, in base64.
  @Test(arguments: [
    (S3Checksum.crc32, "y/Q5Jg=="), (.crc32c, "4waSgw=="), (.crc64nvme, "rosUhgp5mIg="),
    (.sha256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="),
  ])
  func `The checksums of the digits from 1 to 9 are the published ones`(checksum: S3Checksum, value: String) {
    #expect(checksum.value(of: Array("123456789".utf8)) == value)
  }

  @Test func `Base64 pads what is no multiple of three`() {
    let texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map { Base64.encode(Array($0.utf8)) }
    #expect(texts == ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"])
  }

  @Test func `Names in listings are decoded as forms are`() {
    #expect(S3Bucket.decoded("a+b%2Bc/%C3%A4%00") == "a b+c/ä\0")
    for text in ["%", "%4", "%zz", "%+4", "%FF"] { #expect(S3Bucket.decoded(text) == nil) }
  }

  @Test func `The bucket stands before the host, unless its name has dots or the address was replaced`() {
    func request(_ bucket: String, url: String? = nil) -> ServiceRequest {
      let client = ServiceClient(
        http: HTTPClient(), region: "eu-west-1", endpoints: ServiceEndpoints(common: url),
        authorization: { _ in .none }, clock: { 0 }, random: { 0 })
      return S3Bucket(client: client, name: bucket).request("GetObject", method: "GET", key: "a//b c")
    }
    let endpoint = "https://s3.eu-west-1.amazonaws.com"
    #expect(request("plain").url(at: endpoint) == "https://plain.s3.eu-west-1.amazonaws.com/a//b%20c")
    #expect(request("with.dots").url(at: endpoint) == "https://s3.eu-west-1.amazonaws.com/with.dots/a//b%20c")
    #expect(request("plain", url: "http://h:1").url(at: "http://h:1") == "http://h:1/plain/a//b%20c")
  }
}
