import JSON

/// The entry of a finished stage in the journal: from what it made what, by hashes.
struct StageRecord: Sendable, Hashable {
  /// The stage's name.
  let stage: String
  /// What the outputs depend on beside files.
  let settings: JSONObject
  /// The SHA-256 of each file read, by its path below the platform's folder; null for one that was not there.
  let inputs: JSONObject
  /// The SHA-256 of each file made, likewise.
  let outputs: JSONObject
  /// What the stage did, in figures.
  let summary: JSONObject

  /// Why the stage is to be done again, seen from what there is now; `nil` when nothing has changed.
  func difference(settings: JSONObject, inputs: JSONObject, outputs: JSONObject) -> String? {
    if let key = Self.firstDifference(self.settings, settings) { return "the setting \(key) changed" }
    if let key = Self.firstDifference(self.inputs, inputs) {
      return inputs[key] == .null ? "\(key) is missing" : "\(key) changed"
    }
    guard let key = Self.firstDifference(self.outputs, outputs) else { return nil }
    return outputs[key] == .null ? "\(key) is missing" : "\(key) is not as it was made"
  }

  private static func firstDifference(_ old: JSONObject, _ new: JSONObject) -> String? {
    (new.keys + old.keys).first { old[$0] != new[$0] }
  }
}

extension StageRecord {
  /// Reads an entry; `nil` when it is none.
  init?(_ json: JSONValue) {
    guard let stage = json["stage"]?.string, let settings = json["settings"]?.object,
      let inputs = json["inputs"]?.object, let outputs = json["outputs"]?.object,
      let summary = json["summary"]?.object
    else { return nil }
    self.init(stage: stage, settings: settings, inputs: inputs, outputs: outputs, summary: summary)
  }

  /// The entry as JSON.
  var json: JSONValue {
    [
      "stage": .string(stage), "settings": .object(settings), "inputs": .object(inputs),
      "outputs": .object(outputs), "summary": .object(summary),
    ]
  }
}
