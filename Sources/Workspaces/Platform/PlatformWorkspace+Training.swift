import Platform

extension PlatformWorkspace {
  /// The environment variable that names XGBoost's library where it is not in its usual place.
  public static let libraryVariable = "KB_XGBOOST"

  /// What is trained, and how.
  ///
  /// - Throws: `TrainingError` when the program carries no usable plan.
  public func trainingPlan() throws -> TrainingPlan { try TrainingPlan(Self.declaration("platform/training.json")) }

  /// The training of the plan's models from the data that `prepareData` answered with.
  ///
  /// - Parameter threads: How many models are trained at once; by default as many as there are processors.
  /// - Throws: `TrainingError`, `FeatureError`, `FileError`.
  public func training(on manifest: DataManifest, threads: Int? = nil, host: Host) async throws -> ModelTraining {
    let generator = CustomerGenerator(seed: manifest.seed, count: manifest.customers)
    let data = try TrainingData(
      customers: await generator.customers(width: width), schema: schema, asOf: manifest.asOf, hash: manifest.dataHash)
    return ModelTraining(
      data: data, plan: try trainingPlan(), layout: layout, threads: threads ?? width,
      libraryPath: Self.libraryPath(host))
  }

  /// Where the environment says that XGBoost's library is, `nil` when it does not.
  static func libraryPath(_ host: Host) -> String? {
    host.environment[libraryVariable].flatMap { $0.isEmpty ? nil : $0 }
  }
}
