import JSON
import Predictions
import Storage

/// What the training wrote down about a model.
struct ModelReport: Sendable {
  /// What its scores mean.
  let description: ModelDescription
  /// The content of `metrics.json`.
  let metrics: JSONValue
  /// The content of `feature_importance.json`.
  let importance: JSONValue
  /// The content of `fairness.json`, `nil` for models that decide nothing about people.
  let fairness: JSONValue?

  /// A report of known parts.
  init(description: ModelDescription, metrics: JSONValue, importance: JSONValue, fairness: JSONValue? = nil) {
    self.description = description
    self.metrics = metrics
    self.importance = importance
    self.fairness = fairness
  }

  /// Reads the files of a model.
  ///
  /// - Throws: `FileError` when one is missing; `PlatformError` or `FeatureError` when one is not what it should be.
  init(_ name: String, layout: PlatformLayout, files: FileSystem = FileSystem()) throws {
    func read(_ file: String) throws -> JSONValue {
      do {
        return try JSONValue(parsing: files.read(layout.model(name, file)).array)
      } catch let error as JSONError {
        throw PlatformError(
          "\(layout.model(name, file)) is no JSON: \(error)", remedies: ["Train the model anew: kb platform train"])
      }
    }
    description = try ModelDescription(read("description.json"))
    metrics = try read("metrics.json")
    importance = try read("feature_importance.json")
    do {
      fairness = try read("fairness.json")
    } catch let error as FileError where error.isNotFound {
      fairness = nil
    }
  }

  /// The model's name.
  var name: String { description.name }
}
