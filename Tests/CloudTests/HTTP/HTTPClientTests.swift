import JSON
import TestSupport
import Testing

@testable import Cloud

@Suite struct HTTPClientTests {
  private static let shared = Result { try LoopbackServer("standins/http_faults.py") }

  private let server: LoopbackServer
  private let client = HTTPClient()

  init() throws { server = try Self.shared.get() }

  private func get(_ path: String) async throws -> HTTPResponse {
    try await client.send(HTTPRequest(url: server.url + path))
  }

  @Test(arguments: ["GET", "PUT", "POST", "DELETE"])
  func `A request arrives as it was given`(method: String) async throws {
    let request = HTTPRequest(
      method: method, url: server.url + "/echo/a%3A0/../b//c?x=%20&y",
      headers: [HTTPHeader("X-Empty", ""), HTTPHeader("X-Value", "a: b")], body: method == "GET" ? [] : Array("{}".utf8)
    )
    let response = try await client.send(request)
    #expect(response.status == 200)
    #expect(response.headers["x-echo"] == "spaced")
    #expect(response.headers.filter { $0.name.lowercased() == "x-twice" }.map(\.value) == ["1", "2"])
    let echo = try JSONValue(parsing: try await response.bytes())
    #expect(echo["method"]?.string == method)
    #expect(echo["target"]?.string == "/echo/a%3A0/../b//c?x=%20&y")
    #expect(echo["body"]?.string == (method == "GET" ? "" : "{}"))
    let names = echo["headers"]?.object?.keys.sorted()
    #expect(names == (method == "GET" ? [] : ["content-length"]) + ["host", "x-empty", "x-value"])
  }

  @Test func `A body of 1.2 MB goes up without asking for permission`() async throws {
    let body = (0..<1_200_000).map { UInt8(truncatingIfNeeded: $0 & 0x7F) }
    let response = try await client.send(HTTPRequest(method: "PUT", url: server.url + "/echo", body: body))
    let echo = try JSONValue(parsing: try await response.bytes())
    #expect(echo["headers"]?["expect"] == nil)
    #expect(echo["body"]?.string?.utf8.elementsEqual(body) == true)
  }

  @Test func `A PUT without a body says that it has none`() async throws {
    let response = try await client.send(HTTPRequest(method: "PUT", url: server.url + "/echo"))
    #expect(try JSONValue(parsing: try await response.bytes())["headers"]?["content-length"]?.string == "0")
  }

  @Test func `HEAD has headers and no body, whatever length it declares`() async throws {
    let response = try await client.send(
      HTTPRequest(method: "HEAD", url: server.url + "/echo", maximumResponseBytes: 10))
    #expect(response.headers["Content-Length"] == "123456789")
    #expect(try await response.bytes().isEmpty)
  }

  @Test func `Chunks of one byte and a trailer make the body`() async throws {
    let response = try await get("/drip/abcdefghij")
    #expect(try await response.bytes() == Array("abcdefghij".utf8))
    #expect(response.headers["X-Trailer"] == nil)
  }

  @Test func `Pieces arrive before the body is complete`() async throws {
    var iterator = try await get("/held").body.makeAsyncIterator()
    #expect(try await iterator.next() == Array("first".utf8))
    _ = try await get("/release").bytes()
    #expect(try await iterator.next() == Array("later".utf8))
    #expect(try await iterator.next() == nil)
  }

  @Test func `Interim responses are passed over`() async throws {
    let response = try await get("/interim")
    #expect(response.status == 200)
    #expect(response.headers["Link"] == nil)
    #expect(try await response.bytes() == Array("final".utf8))
  }

  @Test func `A body that ends with the connection is complete`() async throws {
    #expect(try await get("/close-delimited").bytes() == Array("until the end".utf8))
  }

  @Test func `A redirect is an answer like others`() async throws {
    let response = try await get("/status/302")
    #expect(response.status == 302)
    #expect(response.headers["location"] == "/echo")
  }

  @Test(arguments: ["/truncated", "/unfinished"])
  func `A body that is cut off is an error`(path: String) async throws {
    let response = try await get(path)
    let error = await #expect(throws: HTTPError.self) { try await response.bytes() }
    #expect(error?.code == .disconnected)
  }

  @Test(arguments: ["/hangup", "/garbage"])
  func `A connection that closes without an answer is an error`(path: String) async throws {
    let error = await #expect(throws: HTTPError.self) { try await get(path) }
    #expect(error?.code == .disconnected)
    #expect(error?.host == "127.0.0.1:\(server.port)")
  }

  @Test func `Headers without end are refused`() async throws {
    let error = await #expect(throws: HTTPError.self) { try await get("/headers/20") }
    #expect(error?.code == .tooLarge)
  }

  @Test func `A declared and a counted length above the limit are refused`() async throws {
    let declared = HTTPRequest(url: server.url + "/flood/1001", maximumResponseBytes: 1000)
    #expect(await #expect(throws: HTTPError.self) { try await client.send(declared) }?.code == .tooLarge)
    let counted = HTTPRequest(url: server.url + "/drip/abcdef", maximumResponseBytes: 5)
    let response = try await client.send(counted)
    #expect(await #expect(throws: HTTPError.self) { try await response.bytes() }?.code == .tooLarge)
    let exact = HTTPRequest(url: server.url + "/flood/1000", maximumResponseBytes: 1000)
    #expect(try await client.send(exact).bytes().count == 1000)
  }

  @Test func `A client that is let go of finishes what is under way`() async throws {
    let response = try await HTTPClient().send(HTTPRequest(url: server.url + "/ticks/3"))
    #expect(try await response.bytes() == Array("tickticktick".utf8))
  }
}
