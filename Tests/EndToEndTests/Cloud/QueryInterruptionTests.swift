import Cloud
import JSON
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct QueryInterruptionTests {
  @Test func `Ctrl-C stops the query that runs in Athena`() async throws {
    let athena = try LoopbackServer("standins/athena.py")
    var installation = try Installation()
    installation.environment.merge(CloudPeers.account) { $1 }
    installation.environment.merge([
      "KB_QUERY_ENGINE": "athena", "KB_REGION": "us-east-1", "KB_ENDPOINT_URL": athena.url,
      "KB_QUERY_OUTPUT": "s3://bucket/results/",
    ]) { $1 }
    let kb = ChildProcess(
      installation.directory.path + "/kb", in: installation.directory.path, environment: installation.environment)
    let outcome = try kb.run(["sql", "SELECT 1 AS slow"]) { pid in
      // Until the query runs: a signal before would end the process before there is anything to stop.
      for _ in 0..<200 where (try? Self.started(athena)) != true { usleep(50_000) }
      kill(pid, SIGINT)
    }
    #expect(outcome.status == 130, "\(outcome.errors)")
    #expect(try Self.log(athena).contains("StopQueryExecution"))
  }

  private static func started(_ server: LoopbackServer) throws -> Bool {
    try log(server).contains("GetQueryExecution")
  }

  private static func log(_ server: LoopbackServer) throws -> String {
    let script = "import urllib.request as u; print(u.urlopen('\(server.url)/log').read().decode())"
    return try ChildProcess(Repository.path + "/.venv/bin/python3", in: Repository.path).run(["-c", script]).output
  }
}
