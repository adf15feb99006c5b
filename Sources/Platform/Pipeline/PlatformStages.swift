import JSON
import Predictions
import Storage

/// The stages of the platform's pipeline, put together: what each reads, makes and does.
struct PlatformStages: Sendable {
  let preparation: DataPreparation
  let declarations: PlatformDeclarations
  let options: PipelineOptions
  let files: FileSystem
  let dataset: StoredDataset

  init(
    _ preparation: DataPreparation, _ declarations: PlatformDeclarations, _ options: PipelineOptions,
    files: FileSystem = FileSystem()
  ) {
    self.preparation = preparation
    self.declarations = declarations
    self.options = options
    self.files = files
    dataset = StoredDataset(preparation.layout, schema: declarations.schema)
  }

  var layout: PlatformLayout { preparation.layout }
  var schema: FeatureSchema { declarations.schema }
  /// The models as they are at this moment.
  var models: ModelLibrary { ModelLibrary(layout, schema: schema, files: files) }

  /// All stages, in order.
  var all: [StageWork] {
    let stages = [cleanup, prepare, train, validate, infer, review, finish, notify, export]
    return stages + (options.exportFolder.map { [publish(to: $0)] } ?? [])
  }

  /// The settings of a stage: the program, and what else its outputs depend on.
  func settings(_ other: JSONObject = [:]) -> JSONObject {
    var settings: JSONObject = ["program": .string(options.program)]
    settings.append(other)
    return settings
  }

  /// Some files of every model.
  func modelFiles(_ names: String...) -> [String] {
    ModelLibrary.names.flatMap { model in names.map { layout.model(model, $0) } }
  }

  private var cleanup: StageWork {
    StageWork(stage: .cleanup) { _ in
      let leftovers = LeftoverFiles(folders: [layout.root] + (options.exportFolder.map { [$0] } ?? []))
      return ["removed_files": .number(try await leftovers.remove())]
    }
  }

  private var prepare: StageWork {
    let generator = preparation.generator
    var own: JSONObject = [
      "customers": .number(generator.count), "seed": .string("\(generator.seed)"), "as_of": .string(preparation.asOf),
    ]
    own.append(declarations.hashes(of: "features"))
    return StageWork(
      stage: .preparation, settings: settings(own),
      outputs: [
        layout.customers, layout.outcomes, layout.statistics, layout.dataManifest, layout.database(RawTables.schema),
      ]
    ) { report in
      let manifest = try await preparation.prepare { progress in
        report(
          StageProgress(
            activity: progress.stage.rawValue, unit: "customers", done: progress.done, total: progress.total))
      }
      return [
        "customers": .number(manifest.customers), "seed": .string("\(manifest.seed)"),
        "data_sha256": .string(manifest.dataHash),
      ]
    }
  }

  private var validate: StageWork {
    StageWork(
      stage: .validation, settings: settings(declarations.hashes(of: "features", "expectations")),
      inputs: [layout.dataManifest, layout.database(RawTables.schema)], outputs: [layout.validationReport]
    ) { report in
      let suite = declarations.expectations
      report(StageProgress(activity: "validating", unit: "expectations", done: 0, total: suite.expectations.count))
      let table = DataTable(try dataset.customers(), schema: schema)
      let validation = Validation(suite: suite, path: layout.validationReport, files: files)
      let found = try await validation.run(table, width: options.threads)
      return [
        "expectations": .number(found.results.count), "failed": .number(found.failures.count),
        "tolerated_rows": .number(found.toleratedCount),
      ]
    }
  }

  private func publish(to folder: String) -> StageWork {
    StageWork(stage: .publication) { report in
      var copied = 0
      for (place, path) in KnowledgeBaseExport.paths.enumerated() {
        report(
          StageProgress(activity: "copying", unit: "documents", done: place, total: KnowledgeBaseExport.paths.count))
        let bytes = try files.read("\(layout.documents)/\(path)").array
        // An unchanged document keeps its times, so that nothing takes it for a new one.
        if try hasBytes(bytes, "\(folder)/\(path)") { continue }
        try files.replace("\(folder)/\(path)", with: bytes)
        copied += 1
      }
      return ["documents": .number(KnowledgeBaseExport.paths.count), "changed": .number(copied)]
    }
  }

  private func hasBytes(_ bytes: [UInt8], _ path: String) throws -> Bool {
    do {
      return try files.read(path).array == bytes
    } catch let error as FileError where error.isNotFound {
      return false
    }
  }
}
