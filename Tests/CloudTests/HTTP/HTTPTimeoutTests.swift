import TestSupport
import Testing

@testable import Cloud

@Suite struct HTTPTimeoutTests {
  private static let shared = Result { try LoopbackServer("standins/http_faults.py") }

  private let server: LoopbackServer
  private let client = HTTPClient()

  init() throws { server = try Self.shared.get() }

  private func failure(_ path: String, _ timeouts: HTTPTimeouts) async throws -> HTTPError? {
    let request = HTTPRequest(url: server.url + path, timeouts: timeouts)
    return await #expect(throws: HTTPError.self) { try await client.send(request).bytes() }
  }

  /// How long something takes, in seconds.
  private func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let start = ContinuousClock.now
    try await body()
    return (ContinuousClock.now - start) / .seconds(1)
  }

  @Test func `A peer that never answers is given up after the time for the first byte`() async throws {
    let error = try await failure("/silent/30", HTTPTimeouts(firstByte: 0.2))
    #expect(error?.code == .timedOut)
    #expect(error?.detail == "no answer came within 0.2 s")
  }

  @Test func `A peer that falls silent in the body is given up after the idle time`() async throws {
    let error = try await failure("/pause/30", HTTPTimeouts(firstByte: 20, idle: 0.2))
    #expect(error?.code == .timedOut)
    #expect(error?.detail == "nothing more came for 0.2 s in the middle of the answer")
  }

  @Test func `A peer that keeps sending is given up after the time in all`() async throws {
    let error = try await failure("/ticks/300", HTTPTimeouts(idle: 20, total: 0.4))
    #expect(error?.code == .timedOut)
    #expect(error?.detail == "the answer was not complete within 0.4 s")
  }

  @Test func `A steady body outlasts the idle time`() async throws {
    let request = HTTPRequest(url: server.url + "/ticks/12", timeouts: HTTPTimeouts(firstByte: 10, idle: 1))
    #expect(try await client.send(request).bytes().count == 48)
  }

  @Test func `A reader that takes its time does not make the peer late`() async throws {
    let request = HTTPRequest(url: server.url + "/flood/\(40 << 20)", timeouts: HTTPTimeouts(idle: 0.3))
    var iterator = try await client.send(request).body.makeAsyncIterator()
    var count = try await iterator.next()?.count ?? 0
    try await Task.sleep(for: .milliseconds(900))
    while let piece = try await iterator.next() { count += piece.count }
    #expect(count == 40 << 20)
  }

  @Test func `An address that nobody answers is given up after the time to connect`() async throws {
    // A listener whose queue is full drops what comes, like a host behind a silent firewall.
    let full = try LoopbackServer("standins/full_listener.py")
    let request = HTTPRequest(url: full.url, timeouts: HTTPTimeouts(connect: 0.3))
    let error = await #expect(throws: HTTPError.self) { try await client.send(request) }
    #expect(error?.code == .timedOut)
    #expect(error?.detail == "no connection came about within 0.3 s")
  }

  @Test func `A port without a listener, a host without an address and a bad address are told apart`() async throws {
    let codes: [(String, HTTPError.Code)] = [
      ("http://127.0.0.1:1", .unreachable), ("http://nowhere.invalid", .unknownHost),
      ("ftp://127.0.0.1", .invalidRequest),
      ("http://", .invalidRequest), ("http://127.0.0.1/a b", .invalidRequest),
      ("http://127.0.0.1:99999", .invalidRequest),
      ("http://me:secret@127.0.0.1/", .invalidRequest),
    ]
    for (url, code) in codes {
      let error = await #expect(throws: HTTPError.self) { try await client.send(HTTPRequest(url: url)) }
      #expect(error?.code == code, "\(url): \(error.map { "\($0)" } ?? "")")
      #expect(error.map { "\($0)" }?.contains("secret") == false)
    }
  }

  @Test func `A header that would become two is refused, and its value not shown`() async throws {
    for header in [HTTPHeader("X", "hidden\r\nY: 1"), HTTPHeader("X: 1\r\nY", "hidden"), HTTPHeader("", "hidden")] {
      let request = HTTPRequest(url: server.url, headers: [header])
      let error = await #expect(throws: HTTPError.self) { try await client.send(request) }
      #expect(error?.code == .invalidRequest)
      #expect(error?.description.contains("hidden") == false)
    }
  }

  @Test(arguments: ["/silent/60", "/pause/60", "/ticks/600"])
  func `A cancelled task is free within a second, wherever it waits`(path: String) async throws {
    let request = HTTPRequest(url: server.url + path)
    var times: [Double] = []
    for _ in 0..<3 {
      let task = Task { [client] in try await client.send(request).bytes() }
      try await Task.sleep(for: .milliseconds(200))
      times.append(
        await seconds {
          task.cancel()
          await #expect(throws: CancellationError.self) { try await task.value }
        })
    }
    // The fastest, as the machine may be busy.
    #expect(times.contains { $0 < 1 })
  }

  @Test func `A task that was cancelled before sends nothing`() async throws {
    let request = HTTPRequest(url: "http://127.0.0.1:1")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.send(request)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `100 requests cancelled at different moments all end`() async throws {
    let url = server.url + "/ticks/3"
    let tasks = (0..<100).map { number in
      Task { [client] in
        let task = Task { try await client.send(HTTPRequest(url: url)).bytes() }
        try await Task.sleep(for: .milliseconds(number * 4))
        task.cancel()
        return await task.result
      }
    }
    for task in tasks {
      switch try await task.value {
      case .success(let bytes): #expect(bytes.count == 12)
      case .failure(let error): #expect(error is CancellationError, "\(error)")
      }
    }
  }
}
