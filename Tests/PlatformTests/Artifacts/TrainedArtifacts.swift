import JSON
import Platform
import Predictions
import Storage
import TestSupport

/// The files of one small training of all models, made once for all tests of a suite.
actor TrainedArtifacts {
  static let shared = TrainedArtifacts()
  private var task: Task<(TemporaryDirectory, TrainingReport), any Error>?

  /// The folder and the report.
  func training() async throws -> (folder: TemporaryDirectory, report: TrainingReport) {
    let task = task ?? Task { try await Self.train() }
    self.task = task
    let (folder, report) = try await task.value
    return (folder, report)
  }

  private static func train() async throws -> (TemporaryDirectory, TrainingReport) {
    let folder = try TemporaryDirectory()
    let training = ModelTraining(
      data: try await TrainingSample.data(), plan: try TrainingSample.plan(), layout: PlatformLayout(root: folder.path),
      threads: 2)
    return (folder, try await training.run())
  }

  /// A file of a model as JSON.
  func json(_ model: String, _ file: String) async throws -> JSONValue {
    let layout = PlatformLayout(root: try await training().folder.path)
    return try JSONValue(parsing: try FileSystem().read(layout.model(model, file)).array)
  }

  /// The bytes of every file of a model.
  static func bytes(_ model: String, in folder: String) throws -> [String: [UInt8]] {
    let layout = PlatformLayout(root: folder)
    let names = [
      "model.ubj", "model.json", "metrics.json", "feature_importance.json", "card.md", "training.json",
      "description.json",
    ]
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try FileSystem().read(layout.model(model, $0)).array) })
  }
}
