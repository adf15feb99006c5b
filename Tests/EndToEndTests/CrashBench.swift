import Retrieval
import Storage
import TestSupport

/// A folder of documents, an index of how they were, and what an unharmed sync makes of it.
struct CrashBench {
  /// What a reader finds in an index.
  struct Reading: Equatable {
    var contents: [String: [String]]
    var searchStatus: Int32
    var answers: String
  }

  let installation: Installation
  private let shim: CrashShim

  init() throws {
    installation = try Installation()
    shim = try CrashShim(in: installation.directory)
    let queries = ["apples and pears", "harvest number 3", "\"quality\" of plums", "weather in May"]
    try installation.directory.write(
      queries.enumerated().map { "{\"id\": \($0.offset), \"text\": \"\($0.element.replacing("\"", with: "\\\""))\"}\n" }
        .joined(), to: "queries.jsonl")
    try installation.directory.makeDirectory("base")
  }

  /// Writes a small document.
  func write(_ number: Int, _ edition: Int = 1) throws {
    let fruit = ["apples", "pears", "plums", "quinces"][number % 4]
    try installation.directory.write(
      #"{"fruit": "\#(fruit)", "harvest": \#(number), "edition": \#(edition), "quality": "\#(number * 37 % 11)"}"#,
      to: "docs/\(number).json")
  }

  func remove(_ number: Int) throws { _ = try installation.shell("rm docs/\(number).json") }

  func documentCount() throws -> Int { try installation.shell("ls docs").output.split(separator: "\n").count }

  /// Brings an index up to date, and returns the exit code.
  func sync(_ state: String) throws -> Int32 {
    try installation.kb("sync", "--docs", "docs", "--state", state).status
  }

  /// Makes a fresh copy of the index as it was.
  func copyBase(to state: String) throws { _ = try installation.shell("cp -r base \(state)") }

  /// Runs a sync that is killed at a call, and says whether it was.
  func crash(_ state: String, at call: Int) throws -> Bool {
    let folder = installation.directory.path + "/" + state
    let environment = installation.environment.merging(shim.environment(killingAt: call, below: folder)) { $1 }
    let outcome = try ChildProcess(
      installation.directory.path + "/kb", in: installation.directory.path, environment: environment
    ).run(["sync", "--docs", "docs", "--state", state])
    guard outcome.status != 0 else { return false }
    guard outcome.status == -9 else { throw CrashShim.Unbuildable(reason: outcome.errors) }
    return true
  }

  /// What is the matter with an index; empty for a sound one.
  func problems(_ state: String) throws -> String {
    let doctor = try installation.kb("doctor", "--verify", "--docs", "docs", "--state", state)
    return doctor.status == 0 ? "" : doctor.output
  }

  /// What a reader finds, without a sync.
  func read(_ state: String) async throws -> Reading {
    let search = try installation.kb(
      "search", "--queries", "queries.jsonl", "--no-sync", "--json", "--docs", "docs", "--state", state)
    return Reading(
      contents: try await StoredIndex(state: installation.directory.path + "/" + state).contents(),
      searchStatus: search.status, answers: search.output)
  }

  /// The files in which an ingestion keeps its vectors until it commits.
  func journals(_ state: String) -> [String] {
    let path = installation.directory.path + "/" + state + "/journal"
    guard let folders = try? FileSystem().directory(path).names() else { return [] }
    return folders.flatMap { (try? FileSystem().directory("\(path)/\($0)").names()) ?? [] }
  }
}
