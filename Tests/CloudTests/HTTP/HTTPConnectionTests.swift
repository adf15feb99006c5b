import JSON
import TestSupport
import Testing

@testable import Cloud

/// What the server sees of the client's connections; each test counts on a server of its own.
@Suite struct HTTPConnectionTests {
  private let server: LoopbackServer
  private let client = HTTPClient()

  init() throws { server = try LoopbackServer("standins/http_faults.py") }

  private func get(_ path: String) async throws -> HTTPResponse {
    try await client.send(HTTPRequest(url: server.url + path))
  }

  private func counter(_ name: String) async throws -> Int {
    let counters = try JSONValue(
      parsing: try await HTTPClient().send(HTTPRequest(url: server.url + "/counters")).bytes())
    return counters[name]?.int ?? 0
  }

  @Test func `Requests one after another share a connection`() async throws {
    for _ in 0..<20 { _ = try await get("/echo").bytes() }
    #expect(try await counter("requests") == 20)
    // The other connection asks for the counters.
    #expect(try await counter("connections") <= 3)
  }

  @Test func `A request that must not be repeated has a connection of its own`() async throws {
    var request = HTTPRequest(method: "POST", url: server.url + "/echo")
    request.isRepeatable = false
    for _ in 0..<3 { _ = try await client.send(request).bytes() }
    #expect(try await counter("connections") == 4)
  }

  @Test func `200 requests at once are all answered, each with its own answer`() async throws {
    let url = server.url
    let wrong = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask { [client] in
          let bytes = try await client.send(HTTPRequest(url: "\(url)/echo/\(number)")).bytes()
          return try JSONValue(parsing: bytes)["target"]?.string != "/echo/\(number)"
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(wrong == 0)
    #expect(try await counter("requests") == 200)
  }

  @Test func `A slow reader makes the sender wait, and still gets every byte`() async throws {
    let length = 64 << 20
    var request = HTTPRequest(url: server.url + "/flood/\(length)")
    request.maximumResponseBytes = length
    let response = try await client.send(request)
    var iterator = response.body.makeAsyncIterator()
    var received = try await iterator.next()?.count ?? 0
    var sent = 0
    // The socket's buffers fill up within moments; then the count stands still.
    repeat {
      sent = try await counter("flooded")
      try await Task.sleep(for: .milliseconds(200))
    } while try await counter("flooded") != sent
    #expect(sent < 16 << 20)
    while let piece = try await iterator.next() {
      #expect(piece.first == UInt8(truncatingIfNeeded: received))
      received += piece.count
    }
    #expect(received == length)
  }

  @Test func `Letting go of a response ends its transfer`() async throws {
    func readOnce() async throws {
      let response = try await get("/flood/\(60 << 20)")
      var iterator = response.body.makeAsyncIterator()
      _ = try await iterator.next()
    }
    try await readOnce()
    for _ in 0..<100 where try await counter("closed") == 0 { try await Task.sleep(for: .milliseconds(20)) }
    #expect(try await counter("flooded") < 60 << 20)
  }
}
