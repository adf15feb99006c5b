#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import JSON
import TestSupport
import Testing

@Suite struct InterruptionTests {
  @Test(arguments: [
    (["platform", "data"], "every file is whole"), (["customer", "12345"], "every file is whole"),
    (["ask", "top features?"], "the index is as it was"),
  ])
  func `Ctrl-C is answered with what the command leaves`(arguments: [String], note: String) throws {
    let installation = try Installation()
    try installation.copy("kb-docs")
    let kb = ChildProcess(
      installation.directory.path + "/kb", in: installation.directory.path, environment: installation.environment)
    // A signal may come before the process listens or after its end: later and later ones are tried.
    var errors = ""
    for delay in (0..<9).map({ UInt32(4000) << $0 }) where !errors.contains(note) {
      let outcome = try kb.run(arguments) { process in
        usleep(delay)
        kill(process, SIGINT)
      }
      errors = outcome.errors
      if errors.contains(note) { #expect(outcome.status == 130) }
      _ = try installation.run("rm -rf .kb")
    }
    #expect(errors.contains("kb: interrupted; \(note)"))
  }

  @Test(arguments: [30_000, 120_000, 350_000])
  func `Ctrl-C during a sync leaves a sound store, and the next sync completes`(microseconds: UInt32) throws {
    let installation = try Installation()
    let write = """
      mkdir docs; i=0; while [ $i -lt 2000 ]; do
        echo "{\\"name\\": \\"feature_$i\\", \\"importance\\": 0.$i, \\"note\\": \\"report $i of the week\\"}" >docs/$i.json; i=$((i+1))
      done
      """
    _ = try installation.run(write)
    let sync = ["sync", "--docs", "docs", "--state", "state", "--json"]
    let kb = ChildProcess(
      installation.directory.path + "/kb", in: installation.directory.path, environment: installation.environment)
    let interrupted = try kb.run(sync) { process in
      usleep(microseconds)
      kill(process, SIGINT)
    }
    #expect([0, 130].contains(interrupted.status))
    #expect(try installation.run("./kb doctor --verify --docs docs --state state").status == 0)
    let report = try JSONValue(parsing: try kb.run(sync).output)
    #expect(report["chunks_total"] == 2000)
    #expect(report["statistics"]?["numberOfDocumentsFailed"] == 0)
    #expect(try installation.run("./kb plan --check --docs docs --state state").status == 0)
    #expect(try installation.run("./kb doctor --verify --docs docs --state state").status == 0)
  }
}
