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

@Suite(.serialized) struct PipelineTests {
  private let bench: PipelineBench

  init() throws { bench = try PipelineBench() }

  private func stages(_ outcome: ChildProcess.Outcome, resumed: Bool) throws -> [String] {
    let report = try JSONValue(parsing: outcome.output)
    return (report["stages"]?.array ?? []).filter { $0["resumed"]?.bool == resumed }.compactMap { $0["stage"]?.string }
  }

  @Test func `A run ends with documents, a second one finds everything done, and status says so`() throws {
    let first = try bench.run("state")
    #expect(first.status == 0, "\(first.errors)")
    let before = try bench.hashes("state")
    #expect(before.contains("./docs/data_dictionary/schema.md"))
    let second = try bench.run("state")
    #expect(try stages(second, resumed: false) == ["pre-cleanup", "publication"])
    #expect(second.errors.contains("resumed after export"))
    #expect(try bench.hashes("state") == before)
    let status = try bench.installation.kb("platform", "status", "--state", "state")
    #expect(status.status == 0 && status.output.contains("Everything is up to date."))
    _ = try bench.installation.shell("echo >> state/platform/engagement-raw/statistics.json")
    let stale = try bench.installation.kb("platform", "status", "--state", "state", "--json")
    let states = try JSONValue(parsing: stale.output)["stages"]?.array ?? []
    #expect(states.first?["state"] == "stale")
    #expect(states.first?["reason"]?.string == "engagement-raw/statistics.json is not as it was made")
    #expect(try bench.run("state").status == 0)
    #expect(try bench.hashes("state") == before)
  }

  @Test func `Scoring alone writes the tables that the pipeline writes`() throws {
    #expect(try bench.run("state").status == 0)
    let before = try bench.hashes("state")
    _ = try bench.installation.shell("rm state/platform/catalogue/engagement_*s.sqlite")
    let inference = try bench.installation.kb("platform", "infer", "--state", "state", "--json")
    #expect(inference.status == 0, "\(inference.errors)")
    #expect(try JSONValue(parsing: inference.output)["customers"]?.int == PipelineBench.customers)
    #expect(try bench.hashes("state") == before)
  }

  @Test func `Stages that are no stages, or the wrong way round, are usage errors`() throws {
    let unknown = try bench.installation.kb("platform", "run", "--from", "dinner")
    #expect(unknown.status == 2 && unknown.errors.contains("pre-cleanup"))
    #expect(try bench.installation.kb("platform", "run", "--from", "export", "--until", "training").status == 2)
    let early = try bench.installation.kb("platform", "run", "--from", "inference", "--customers", "600", "--json")
    #expect(early.status == 2 && early.output == "" && early.errors.contains("has not been done yet"))
  }

  #if os(Linux)
    /// Kills runs at calls spread over the whole of one, and in between at arbitrary moments.
    @Test func `A run killed at any point and started again ends with the same bytes`() throws {
      let start = ContinuousClock.now
      #expect(try bench.run("reference").status == 0)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let undisturbed = try bench.hashes("reference")
      var killed = 0
      var random = SplitMix64(seed: 9)

      var call = 1
      while try bench.crash("calls", at: call) {
        killed += 1
        // Later and later, so that every stage is hit; a killed run is gone on with, and killed again.
        call += 1 + call / 5 + Int(random.next() % 4)
      }
      #expect(try bench.hashes("calls") == undisturbed)

      for _ in 0..<4 {
        let moment = UInt32(seconds * 1_000_000 * Double(random.next() % 1000) / 1000)
        let outcome = try bench.run("moments") { process in
          usleep(moment)
          kill(process, SIGKILL)
        }
        killed += outcome.status == -9 ? 1 : 0
      }
      let outcome = try bench.run("moments")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try bench.hashes("moments") == undisturbed)
      #expect(killed > 10)
    }

    @Test(arguments: PipelineBench.stages)
    func `A run killed in a stage goes on behind the stages before`(
      stage: String, outputs: String, before: [String]
    ) throws {
      #expect(try bench.run("reference").status == 0)
      let undisturbed = try bench.hashes("reference")
      var killed = 0
      for call in [2, 7, 20] {
        _ = try bench.installation.shell(
          "rm -rf state; cp -r reference state && cd state/platform && rm -r journal/*-\(stage).json \(outputs)")
        guard try bench.crash("state", at: call) else { continue }
        killed += 1
        let outcome = try bench.run("state")
        #expect(try Set(stages(outcome, resumed: true)).isSuperset(of: before), "call \(call)")
        #expect(try !stages(outcome, resumed: true).contains(stage), "call \(call)")
        #expect(try bench.hashes("state") == undisturbed, "call \(call)")
      }
      #expect(killed > 0)
    }
  #endif
}
