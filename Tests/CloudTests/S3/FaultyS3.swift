import Cloud
import JSON
import TestSupport

/// A peer behind a proxy that makes faults on demand and counts what passes.
final class FaultyS3: Sendable {
  /// A fault that the first requests meet whose method is `method` and whose target contains `contains`.
  struct Fault {
    let kind: String
    let method: String
    var contains = ""
    var times = 1
    var status = 0
    var headers: [String: String] = [:]
    var body = ""
  }

  private let proxy: LoopbackServer
  private let http = HTTPClient()

  init(_ peer: S3Peer) throws {
    proxy = try LoopbackServer("standins/faulty_proxy.py", [String(try peer.server().port)])
  }

  var client: ServiceClient { S3Peer.client(url: proxy.url) }

  func store(_ scratch: TemporaryDirectory, transfers: S3Transfers = S3Transfers()) -> S3Store {
    S3Store(
      client: client, bucket: "bucket", prefix: S3Peer.freshName(), cache: scratch.path + "/cache",
      transfers: transfers, freshName: S3Peer.freshName)
  }

  func set(_ faults: [Fault]) async throws {
    let values = faults.map { fault -> JSONValue in
      let headers = fault.headers.map { JSONObject.Member(key: $0.key, value: .string($0.value)) }
      return [
        "kind": .string(fault.kind), "method": .string(fault.method), "contains": .string(fault.contains),
        "times": .number(fault.times), "status": .number(fault.status), "headers": .object(JSONObject(headers)),
        "body": .string(fault.body),
      ]
    }
    let body = JSONValue.array(values).utf8()
    _ = try await http.send(HTTPRequest(method: "POST", url: proxy.url + "/_faults", body: body)).bytes()
  }

  /// The requests that were passed on since the last time, as `METHOD target`.
  func requests() async throws -> [String] {
    let body = try await http.send(HTTPRequest(url: proxy.url + "/_requests")).bytes()
    return try JSONValue(parsing: body).array?.compactMap(\.string) ?? []
  }
}
