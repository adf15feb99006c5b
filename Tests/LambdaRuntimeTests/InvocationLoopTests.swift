#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import JSON
import LambdaRuntime
import TestSupport
import Testing

@Suite(.serialized) struct InvocationLoopTests {
  private struct Trouble: Error, CustomStringConvertible {
    let description = "it broke"
  }

  private static let root = "/2018-06-01/runtime/invocation"

  /// Runs a loop over some events; what it posted, and how it ended.
  private func run(
    _ events: [String], timeout: Double = 30, grace: Double = 5000, _ handler: @escaping InvocationLoop.Handler
  ) async throws -> (posts: [JSONValue], end: InvocationLoop.End) {
    let folder = try TemporaryDirectory()
    let record = folder.path + "/posts"
    let server = try LoopbackServer("standins/runtime_api.py", [record, "\(timeout)"] + events)
    let address = try RuntimeAddress("127.0.0.1:\(server.port)")
    let end = try await BlockingWork.run {
      var loop = InvocationLoop(RuntimeAPI(address), clock: Self.now, log: { _ in }, handler: handler)
      loop.grace = grace
      return loop.run()
    }
    let posts = try ChildProcess("/bin/cat", in: "/").run([record]).output.split(separator: "\n").map {
      try JSONValue(parsing: String($0))
    }
    return (posts, end)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test func `Each invocation is answered under its own id, whatever became of the one before`() async throws {
    let (posts, end) = try await run(["a", "b", "c", "d", "e"]) { invocation in
      switch invocation.event {
      case Array("b".utf8): throw Trouble()
      case Array("d".utf8): throw InvocationFailure("Function.Refused", "not this one")
      default: return invocation.event
      }
    }
    #expect(
      posts.map { $0["path"]?.string } == [
        "\(Self.root)/r1/response", "\(Self.root)/r2/error", "\(Self.root)/r3/response", "\(Self.root)/r4/error",
        "\(Self.root)/r5/response",
      ])
    #expect(posts.map { $0["type"]?.string } == [nil, "Function.Failed", nil, "Function.Refused", nil])
    #expect(
      posts.dropFirst().first?["body"]?.string
        == #"{"errorMessage":"it broke","errorType":"Function.Failed","stackTrace":[]}"#)
    #expect(posts.last?["body"] == "e")
    guard case .disconnected(let reason) = end else { return #expect(end == .disconnected("")) }
    #expect(reason.contains("status 500") && reason.contains("no more"))
  }

  @Test func `A handler that heeds its cancellation costs one invocation`() async throws {
    let (posts, end) = try await run(["slow", "quick"], timeout: 3) { invocation in
      if invocation.event == Array("slow".utf8) { try await Task.sleep(for: .seconds(60)) }
      return invocation.event
    }
    #expect(posts.map { $0["type"]?.string } == ["Function.DeadlineReached", nil])
    #expect(end != .stuck)
  }

  @Test func `A handler that does not heed it ends the process, after the error was told`() async throws {
    let (posts, end) = try await run(["slow", "quick"], timeout: 0.3, grace: 10) { invocation in
      // Blocks a thread of the pool, as code that is not asynchronous does.
      usleep(1_500_000)
      return invocation.event
    }
    #expect(posts.map { $0["type"]?.string } == ["Function.DeadlineReached"])
    #expect(end == .stuck)
  }

  @Test func `A response that is refused is an error of this invocation alone`() async throws {
    let (posts, _) = try await run(["long", "short"]) { invocation in
      invocation.event == Array("long".utf8) ? [UInt8](repeating: 65, count: 101) : invocation.event
    }
    #expect(posts.map { $0["type"]?.string } == [nil, "Function.ResponseRefused", nil])
    #expect(posts.last?["path"]?.string == "\(Self.root)/r2/response")
  }

  @Test func `The client context reaches the handler`() async throws {
    let (posts, _) = try await run(["x"]) { invocation in invocation.clientContext ?? [] }
    #expect(posts.first?["body"]?.string == #"{"custom":{}}"#)
  }

  @Test func `Nobody at the address is an end with the reason`() async throws {
    let address = try RuntimeAddress("127.0.0.1:1")
    let end = try await BlockingWork.run {
      InvocationLoop(RuntimeAPI(address), clock: Self.now, log: { _ in }, handler: { $0.event }).run()
    }
    guard case .disconnected(let reason) = end else { return #expect(Bool(false)) }
    #expect(reason.contains("127.0.0.1:1"))
  }
}
