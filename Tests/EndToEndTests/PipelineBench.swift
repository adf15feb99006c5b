#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import TestSupport

/// A workspace in which `kb platform run` is run over few customers, and what an undisturbed run leaves.
struct PipelineBench {
  static let customers = 600

  /// Every stage that makes files, one of its outputs, and the stages that need not be done again.
  static let stages: [(String, String, [String])] = [
    ("preparation", "engagement-raw/manifest.json", []),
    ("training", "engagement-models/anomaly", ["preparation", "validation"]),
    ("validation", "engagement-raw/validation", ["preparation", "training"]),
    ("inference", "catalogue/engagement_results.sqlite", ["preparation", "training", "validation"]),
    ("qa-table", "engagement-analytics/qa_table", ["preparation", "training", "inference", "final-results"]),
    ("final-results", "catalogue/engagement_analytics.sqlite", ["preparation", "training", "inference", "qa-table"]),
    ("notification", "engagement-analytics/notification.json", ["preparation", "training", "final-results"]),
    ("export", "engagement-knowledge-base/data_dictionary", ["preparation", "training", "notification"]),
  ]

  let installation: Installation
  private let shim: CrashShim

  init() throws {
    installation = try Installation()
    shim = try CrashShim(in: installation.directory)
  }

  /// The arguments of a run with a state folder of its own.
  func arguments(_ state: String) -> [String] {
    [
      "platform", "run", "--customers", "\(Self.customers)", "--threads", "2", "--state", state, "--export",
      "\(state)/docs", "--json",
    ]
  }

  /// Runs the pipeline to its end, or to that of a process which is killed meanwhile.
  func run(
    _ state: String, environment: [String: String] = [:], whileRunning: (pid_t) -> Void = { _ in }
  ) throws -> ChildProcess.Outcome {
    let merged = installation.environment.merging(environment) { $1 }
    return try ChildProcess(
      installation.directory.path + "/kb", in: installation.directory.path, environment: merged
    ).run(arguments(state), whileRunning: whileRunning)
  }

  /// Runs the pipeline and kills it at a call that changes files; `false` when it got through.
  func crash(_ state: String, at call: Int) throws -> Bool {
    let folder = installation.directory.path + "/" + state
    let outcome = try run(state, environment: shim.environment(killingAt: call, below: folder))
    guard outcome.status == 0 || outcome.status == -9 else { throw CrashShim.Unbuildable(reason: outcome.errors) }
    return outcome.status == -9
  }

  /// Every file of a state folder with its hash, by its path.
  func hashes(_ state: String) throws -> String {
    try installation.shell("cd \(state) && find . -type f | LC_ALL=C sort | xargs sha256sum").output
  }
}
