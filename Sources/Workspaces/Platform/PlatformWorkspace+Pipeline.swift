import JSON
import Platform
import Predictions
import Storage

extension PlatformWorkspace {
  /// What the platform is declared to be, in the files that the program carries.
  ///
  /// - Throws: `FeatureError`, `PlatformError` or `TrainingError` when one of them is damaged.
  public func declarations() throws -> PlatformDeclarations {
    try PlatformDeclarations(
      features: Self.declaration("platform/features.json"),
      expectations: Self.declaration("platform/expectations.json"),
      training: Self.declaration("platform/training.json"), pipeline: Self.declaration("platform/pipeline.json"))
  }

  /// The pipeline from customers to documents: the choices given, otherwise those of the data that are there, otherwise
  /// the standard.
  ///
  /// - Throws: What `declarations()` throws.
  public func pipeline(
    customers: Int? = nil, seed: UInt64? = nil, asOf: String? = nil, threads: Int? = nil, export: LocalPath? = nil,
    host: Host
  ) throws -> Pipeline {
    let options = PipelineOptions(
      threads: threads ?? width, program: Version.current, exportFolder: export?.description,
      libraryPath: Self.libraryPath(host))
    // The clock of the day may jump; durations are measured with the other one.
    let start = ContinuousClock.now
    let meter = PipelineMeter(
      seconds: { (ContinuousClock.now - start) / .seconds(1) }, peakMemory: { ProcessMemory.peak })
    return Pipeline(
      preparation(customers: customers, seed: seed, asOf: asOf), try declarations(), options: options, meter: meter)
  }

  /// Scores all customers with the trained models, or those that the program carries; `prepareData` must have made the
  /// customers.
  ///
  /// - Throws: What `PlatformInference` throws.
  public func inference(threads: Int? = nil) throws -> PlatformInference {
    PlatformInference(layout: layout, models: models, plan: try trainingPlan(), threads: threads ?? width)
  }
}
