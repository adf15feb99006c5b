import JSON
import Synchronization
import TestSupport
import Tools

@testable import Cloud

/// A server that speaks Athena's protocol; each runs once for all tests.
enum AthenaPeer: String {
  case standin = "athena"
  case moto, ministack

  private static let servers = Mutex<[AthenaPeer: LoopbackServer]>([:])
  private static let http = HTTPClient()

  /// The server, which ends with this process.
  func server() throws -> LoopbackServer {
    try Self.servers.withLock { servers in
      if let server = servers[self] { return server }
      let arguments = self == .standin ? [] : ["s3:bucket"]
      let server = try LoopbackServer("standins/\(rawValue).py", arguments)
      servers[self] = server
      return server
    }
  }

  /// A client of the server, whose clock stands still unless one is given.
  func client(clock: @escaping @Sendable () -> Double = { 1_790_000_000 }) throws -> ServiceClient {
    let credentials = Credentials(accessKeyID: "test", secretAccessKey: "test")
    return ServiceClient(
      http: Self.http, region: "us-east-1", endpoints: ServiceEndpoints(common: try server().url),
      authorization: { _ in .signature(credentials, region: "us-east-1") }, clock: clock,
      random: { .random(in: 0..<1) })
  }

  /// An engine that books into an account, and waits a hundredth as long as it should.
  func engine(
    _ options: AthenaOptions = AthenaOptions(outputLocation: "s3://bucket/results/"), _ spending: Spending? = nil,
    clock: @escaping @Sendable () -> Double = { 1_790_000_000 }
  ) throws -> AthenaEngine {
    AthenaEngine(
      client: try client(clock: clock), options: options, spending: try spending ?? Self.spending(),
      sleep: { try await Task.sleep(for: .seconds($0 / 100)) })
  }

  /// An account by the prices that the program carries.
  static func spending(_ limit: Double? = nil) throws -> Spending {
    let prices = try PriceTable(try Repository.bytes(of: "prices/prices.json"), file: "prices/prices.json")
    return Spending(prices: prices, limit: limit)
  }

  /// Sends a body to a path of the server that is not the service's.
  func control(_ path: String, _ body: JSONValue = [:], method: String = "POST") async throws -> JSONValue {
    let response = try await Self.http.send(
      HTTPRequest(
        method: method, url: try server().url + path, headers: [HTTPHeader("Content-Type", "application/json")],
        body: method == "POST" ? body.utf8() : []))
    let bytes = try await response.bytes()
    return bytes.isEmpty ? .null : try JSONValue(parsing: bytes)
  }
}
