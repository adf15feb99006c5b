import Cloud
import JSON
import TestSupport

/// A stand-in server of `Tests/Python/standins`, and a client of it.
final class KnowledgeStandin: Sendable {
  let client: ServiceClient
  private let server: LoopbackServer
  private let http = HTTPClient()

  init(_ script: String) throws {
    let server = try LoopbackServer("standins/\(script)")
    self.server = server
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    client = ServiceClient(
      http: HTTPClient(), region: "us-east-1", endpoints: ServiceEndpoints(common: server.url),
      authorization: { _ in .signature(credentials, region: "us-east-1") }, clock: { 1_790_000_000 }, random: { 0.01 })
  }

  /// The server as it was when it started: without state, log and plan.
  func afresh() async throws -> KnowledgeStandin {
    _ = try await control("_reset", body: [:])
    return self
  }

  /// Sets what the server does: settings, and faults to come.
  func plan(settings: JSONValue = [:], faults: JSONValue = []) async throws {
    _ = try await control("_plan", body: ["settings": settings, "faults": faults])
  }

  /// The operations that the server was asked for, and what was wrong with the requests.
  func log() async throws -> (requests: [JSONValue], violations: [String]) {
    let log = try await control("_log", body: nil)
    return (log["requests"]?.array ?? [], log["violations"]?.array?.compactMap(\.string) ?? [])
  }

  /// The parameters of the requests for an operation that were answered.
  func calls(of operation: String) async throws -> [JSONValue] {
    try await log().requests.filter { $0["operation"]?.string == operation && $0["status"]?.int == 200 }
      .compactMap { $0["params"] }
  }

  private func control(_ name: String, body: JSONValue?) async throws -> JSONValue {
    let response = try await http.send(
      HTTPRequest(method: body == nil ? "GET" : "POST", url: "\(server.url)/\(name)", body: body?.utf8() ?? []))
    return try JSONValue(parsing: try await response.bytes())
  }
}
