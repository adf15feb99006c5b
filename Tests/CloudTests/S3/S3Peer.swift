@testable import Cloud
import JSON
import Retrieval
import Storage
import Synchronization
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server that speaks S3's protocol and is not ours; each runs once for all tests and has a bucket `bucket`.
enum S3Peer: String, CaseIterable, CustomStringConvertible {
  case moto, ministack

  var description: String { rawValue }

  private static let servers = Mutex<[S3Peer: LoopbackServer]>([:])
  private static let http = HTTPClient()
  private static let names = Mutex(0)

  /// The server, which ends with this process.
  func server() throws -> LoopbackServer {
    try Self.servers.withLock { servers in
      if let server = servers[self] { return server }
      let server = try LoopbackServer("standins/\(rawValue).py", ["s3:bucket"])
      servers[self] = server
      return server
    }
  }

  func client() throws -> ServiceClient { Self.client(url: try server().url) }

  static func client(url: String, region: String = "us-east-1") -> ServiceClient {
    let credentials = Credentials(accessKeyID: "test", secretAccessKey: "test")
    return ServiceClient(
      http: http, region: region, endpoints: ServiceEndpoints(common: url),
      authorization: { _ in .signature(credentials, region: region) }, clock: { now }, random: { .random(in: 0..<1) })
  }

  func bucket() throws -> S3Bucket { S3Bucket(client: try client(), name: "bucket") }

  /// A store under a prefix that no other test has, unless one is given.
  func store(
    _ scratch: TemporaryDirectory, prefix: String = freshName(), cache: String = "cache",
    transfers: S3Transfers = S3Transfers()
  ) throws -> S3Store {
    S3Store(
      client: try client(), bucket: "bucket", prefix: prefix, cache: "\(scratch.path)/\(cache)", transfers: transfers,
      freshName: Self.freshName)
  }

  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Sendable static func freshName() -> String {
    let random = (0..<10).map { _ in UInt8.random(in: 0...255) }
    return ULID(seconds: now, randomness: random).description
  }
}
