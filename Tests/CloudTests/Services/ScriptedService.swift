import JSON
import Synchronization
import TestSupport

@testable import Cloud

/// A service that answers one call after another as a test says, on the server that all of them share.
struct ScriptedService {
  private static let server = Result { try LoopbackServer("standins/scripted.py") }

  let name: String
  private let server: LoopbackServer
  private let http = HTTPClient()

  /// A service under a name of its own that gives these answers, the last one again and again.
  init(_ name: String, _ answers: [JSONValue]) async throws {
    self.name = name
    server = try Self.server.get()
    let script = HTTPRequest(method: "PUT", url: "\(server.url)/script/\(name)", body: JSONValue.array(answers).utf8())
    _ = try await http.send(script).bytes()
  }

  /// The requests that came.
  func seen() async throws -> [JSONValue] {
    let bytes = try await http.send(HTTPRequest(url: "\(server.url)/seen/\(name)")).bytes()
    return try JSONValue(parsing: bytes).array ?? []
  }

  /// A client whose calls of any service come here; its waits are noted instead of waited for.
  func client(
    waits: Waits = Waits(), retries: RetryPolicy = RetryPolicy(), time: Double = 1_792_000_000,
    authorization: @escaping @Sendable (Service) async throws -> Authorization = { _ in .none },
    renewed: @escaping @Sendable (Authorization) async throws -> Authorization? = { _ in nil }
  ) -> ServiceClient {
    ServiceClient(
      http: http, region: "us-east-1", endpoints: ServiceEndpoints(common: "\(server.url)/\(name)/"), retries: retries,
      authorization: authorization, renewed: renewed, clock: { time }, random: { 0.5 },
      sleep: { waits.note($0) })
  }

  /// The waits that a client asked for, in seconds.
  final class Waits: Sendable {
    private let seconds = Mutex<[Double]>([])

    var all: [Double] { seconds.withLock(\.self) }

    func note(_ wait: Double) { seconds.withLock { $0.append(wait) } }
  }
}
