import JSON
import Storage

/// What is needed to repeat a training, and to see that its files are whole: `training.json`.
struct TrainingRecord: Sendable, Hashable {
  /// What the training depended on, as one hash.
  let fingerprint: String
  /// The SHA-256 of each file, in the order written.
  let hashes: [String: String]
  /// The content of the file.
  let json: JSONValue

  /// The record of a model and its other files.
  init(_ evaluation: Evaluation, fingerprint: String, files: [ModelArtifacts.File]) {
    let hashes = files.map { (name: $0.name, hash: SHA256.hexadecimal($0.bytes)) }
    let split = evaluation.split
    let sizes = DataSplit.Part.allCases.map {
      JSONObject.Member(key: $0.rawValue, value: .number(split[$0].count))
    }
    self.fingerprint = fingerprint
    self.hashes = Dictionary(hashes.map { ($0.name, $0.hash) }) { first, _ in first }
    json = [
      "model_name": .string(evaluation.model.plan.name), "model_version": .string(evaluation.model.plan.version),
      "timestamp": .string(evaluation.data.asOf), "fingerprint": .string(fingerprint),
      "data_sha256": .string(evaluation.data.hash),
      "library": evaluation.model.libraryVersion.map { .string("XGBoost \($0)") } ?? "none",
      "seed": .number(Int(clamping: evaluation.plan.seed)), "threads_a_model": 1,
      "rows": .object(JSONObject(sizes)), "trees": .number(evaluation.model.ensemble.trees.count),
      "rounds": .number(evaluation.model.rounds),
      "variant": evaluation.model.variant.map { .string($0.name) } ?? .null,
      "plan": evaluation.model.plan.source, "common": .object(evaluation.plan.common),
      "files": .object(JSONObject(hashes.map { JSONObject.Member(key: $0.name, value: .string($0.hash)) })),
    ]
  }

  /// Reads a record; `nil` when it is none.
  init?(_ json: JSONValue) {
    guard let fingerprint = json["fingerprint"]?.string, let files = json["files"]?.object else { return nil }
    self.fingerprint = fingerprint
    self.json = json
    hashes = Dictionary(files.members.map { ($0.key, $0.value.string ?? "") }) { first, _ in first }
  }

  /// Whether every file of a model is there with the bytes that were written.
  func isWhole(_ name: String, layout: PlatformLayout, files: FileSystem = FileSystem()) -> Bool {
    hashes.allSatisfy { file, hash in
      guard let bytes = try? files.read(layout.model(name, file)).array else { return false }
      return SHA256.hexadecimal(bytes) == hash
    }
  }
}
