import JSON
import Predictions
import Storage
import TestSupport

@testable import Platform

/// A small run of the platform's pipeline, with few customers and few rounds.
struct PlatformRunSample {
  static let customers = 1500
  let directory: TemporaryDirectory
  let layout: PlatformLayout

  init() throws {
    directory = try TemporaryDirectory()
    layout = PlatformLayout(root: directory.path + "/platform")
  }

  static func declaration(_ name: String) throws -> JSONValue {
    try JSONValue(parsing: try FileSystem().read(Repository.path + "/platform/\(name).json").array)
  }

  /// The plan of the repository with few rounds and small samples.
  static func training() throws -> JSONValue {
    var plan = try declaration("training").object ?? [:]
    plan["importance"] = ["rows": 300, "permutation_rows": 100]
    plan["models"] = .array(
      (plan["models"]?.array ?? []).map { model in
        guard var object = model.object, let candidates = model["candidates"]?.array else { return model }
        object["candidates"] = .array(
          candidates.prefix(1).map { candidate in
            var candidate = candidate.object ?? [:]
            candidate["rounds"] = 12
            return .object(candidate)
          })
        return .object(object)
      })
    return .object(plan)
  }

  static func declarations(expectations: JSONValue? = nil) throws -> PlatformDeclarations {
    try PlatformDeclarations(
      features: declaration("features"), expectations: expectations ?? declaration("expectations"),
      training: training(), pipeline: declaration("pipeline"))
  }

  func preparation(_ declarations: PlatformDeclarations) -> DataPreparation {
    DataPreparation(
      layout: layout, schema: declarations.schema,
      generator: CustomerGenerator(seed: 11, count: Self.customers), expectations: declarations.expectations, width: 2)
  }

  func pipeline(_ declarations: PlatformDeclarations, exportFolder: String? = nil, threads: Int = 2) -> Pipeline {
    Pipeline(
      preparation(declarations), declarations,
      options: PipelineOptions(threads: threads, program: "kb 1", exportFolder: exportFolder),
      meter: PipelineMeter { 0 })
  }

  /// The hash of every file below the folder, by path.
  func hashes() throws -> String {
    try ChildProcess("/bin/sh", in: layout.root, environment: ["PATH": "/usr/bin:/bin"]).run(
      ["-c", "find . -type f | LC_ALL=C sort | xargs cksum"]
    ).output
  }

  func json(_ path: String) throws -> JSONValue {
    try JSONValue(parsing: try FileSystem().read("\(layout.documents)/\(path)").array)
  }
}
