import JSON
import Predictions
import Storage

/// The files of a trained model.
struct ModelArtifacts: Sendable {
  /// A file's name and content.
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  /// The files in the order in which they are written: `description.json`, which readers begin with, last.
  let files: [File]
  /// The content of `metrics.json`.
  let metrics: JSONValue

  /// Measures a model and writes down all that is known of it.
  ///
  /// - Throws: `FeatureError` when the model has other features than the data.
  init(
    _ model: TrainedModel, data: TrainingData, split: DataSplit, plan: TrainingPlan, fingerprint: String
  ) throws {
    let scores = try ModelScores(TreeScorer(model.ensemble), data.customers.features)
    let evaluation = Evaluation(model, data: data, split: split, scores: scores, plan: plan)
    let importance = try FeatureImportance(model, data: data, split: split, plan: plan)
    let fairness = evaluation.fairness(importance)
    let modelHash = SHA256.hexadecimal(model.ubj)
    let card = ModelCard(
      evaluation: evaluation, importance: importance, fairness: fairness, modelHash: modelHash)
    let metrics = evaluation.json
    let description = evaluation.description(modelHash: modelHash)
    var files = [
      File(name: "model.ubj", bytes: model.ubj), File(name: "model.json", bytes: model.json),
      File(name: "metrics.json", json: metrics),
      File(name: "feature_importance.json", json: importance.json(of: model, data: data)),
      File(name: "card.md", bytes: Array(card.text.utf8)),
    ]
    if let fairness { files.append(File(name: "fairness.json", json: evaluation.json(of: fairness))) }
    let last = File(name: "description.json", json: description.json)
    let record = TrainingRecord(evaluation, fingerprint: fingerprint, files: files + [last])
    files += [File(name: "training.json", json: record.json), last]
    self.files = files
    self.metrics = metrics
  }

  /// Writes the files below a folder, each whole or not at all.
  ///
  /// An older description goes first: until the new one is there, there is no model rather than half of each.
  ///
  /// - Throws: `FileError`.
  func write(_ name: String, layout: PlatformLayout, files system: FileSystem = FileSystem()) throws {
    try system.remove(layout.model(name, "description.json"))
    for file in files { try system.replace(layout.model(name, file.name), with: file.bytes) }
  }
}

extension ModelArtifacts.File {
  init(name: String, json: JSONValue) {
    self.init(name: name, bytes: json.utf8(.pretty) + [UInt8(ascii: "\n")])
  }
}
