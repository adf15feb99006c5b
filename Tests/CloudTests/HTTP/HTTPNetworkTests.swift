import JSON
import TestSupport
import Testing

@testable import Cloud

@Suite struct HTTPNetworkTests {
  @Test func `A certificate nobody vouches for is refused, and accepted through the named bundle`() async throws {
    let folder = try TemporaryDirectory()
    _ = try PythonScript(name: "certificate.py").output([folder.path])
    let certificate = "\(folder.path)/certificate.pem"
    let server = try LoopbackServer("standins/http_faults.py", ["--tls", certificate, "\(folder.path)/key.pem"])
    let request = HTTPRequest(url: "https://127.0.0.1:\(server.port)/echo")
    let error = await #expect(throws: HTTPError.self) { try await HTTPClient().send(request) }
    #expect(error?.code == .untrusted)
    #expect(error?.detail.contains("AWS_CA_BUNDLE") == true)
    for name in ["AWS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE"] {
      #expect(try await HTTPClient(environment: [name: certificate]).send(request).status == 200)
    }
    let missing = HTTPClient(environment: ["AWS_CA_BUNDLE": "\(folder.path)/none.pem"])
    #expect(await #expect(throws: HTTPError.self) { try await missing.send(request) }?.code == .untrusted)
  }

  @Test func `The named proxy is asked, and passed by for the hosts that are named`() async throws {
    let proxy = try LoopbackServer("standins/http_faults.py")
    let request = HTTPRequest(url: "http://somewhere.invalid/path")
    let response = try await HTTPClient(environment: ["http_proxy": proxy.url]).send(request)
    #expect(try JSONValue(parsing: try await response.bytes())["target"]?.string == "http://somewhere.invalid/path")
    let passing = HTTPClient(environment: ["http_proxy": proxy.url, "NO_PROXY": "other,.invalid"])
    #expect(await #expect(throws: HTTPError.self) { try await passing.send(request) }?.code == .unknownHost)
  }

  @Test(arguments: [
    ("https://a", ["HTTPS_PROXY": "p"], "p"), ("https://a", ["https_proxy": "q", "HTTPS_PROXY": "p"], "q"),
    ("https://a", ["http_proxy": "p"], ""), ("https://a", ["ALL_PROXY": "p"], "p"),
    ("http://a", ["HTTP_PROXY": "p"], ""),
    ("http://a", ["http_proxy": "p"], "p"), ("http://a", ["HTTPS_PROXY": "p", "all_proxy": "r"], "r"),
    ("HTTPS://a", ["https_proxy": "", "ALL_PROXY": "r"], "r"), ("http://a", [:], ""),
  ])
  func `A proxy is chosen by the scheme, and HTTP_PROXY does not count`(
    url: String, environment: [String: String], expected: String
  ) {
    #expect(HTTPNetwork(environment: environment).proxy(for: url) == expected)
  }

  @Test(arguments: [
    ("https://host/path", "host"), ("http://host:80?x", "host:80"), ("http://a:b@host/@", "host"),
    ("http://[::1]:1/", "[::1]:1"),
    ("http:///", ""), ("", ""), ("http", "http"),
  ])
  func `The host of an address is what stands between its name and its path`(url: String, host: String) {
    #expect(HTTPRequest(url: url).host == host)
  }
}
