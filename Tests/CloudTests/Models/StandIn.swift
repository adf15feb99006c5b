import Cloud
import JSON
import TestSupport

/// A stand-in of `Tests/Python/standins` with its plan and its log.
struct StandIn: Sendable {
  private let server: LoopbackServer
  private let http = HTTPClient()

  init(_ script: String) throws { server = try LoopbackServer("standins/\(script)") }

  /// A client that signs with the key whose signatures the stand-in verifies; it never waits to try again.
  var client: ServiceClient {
    ServiceClient(
      http: http, region: "us-east-1", endpoints: ServiceEndpoints(common: server.url),
      authorization: { service in
        if service == .anthropic { return .header(HTTPHeader("x-api-key", "test")) }
        let credentials = Credentials(
          accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
        return .signature(credentials, region: "us-east-1")
      }, clock: { 1_760_000_000 }, random: { 0 }, sleep: { _ in })
  }

  /// Forgets what was asked and what was planned, then plans faults and settings.
  func plan(faults: [JSONValue] = [], settings: JSONObject = [:]) async throws {
    _ = try await post("/_reset", "")
    _ = try await post("/_plan", JSONValue.object(["faults": .array(faults), "settings": .object(settings)]).text())
  }

  /// The requests since the last plan.
  func requests() async throws -> [JSONValue] { try await log()["requests"]?.array ?? [] }

  /// What was wrong with them.
  func violations() async throws -> [String] { (try await log()["violations"]?.array ?? []).compactMap(\.string) }

  private func log() async throws -> JSONValue {
    try JSONValue(parsing: try await http.send(HTTPRequest(url: server.url + "/_log")).bytes())
  }

  private func post(_ path: String, _ body: String) async throws -> [UInt8] {
    try await http.send(HTTPRequest(method: "POST", url: server.url + path, body: Array(body.utf8))).bytes()
  }
}
