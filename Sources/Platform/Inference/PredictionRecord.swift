import JSON
import Predictions
import Storage

/// What the predictions in the catalogue were made from: the customers and the models, by their hashes.
public struct PredictionRecord: Sendable, Hashable {
  /// The SHA-256 of the customers' data.
  public let dataHash: String
  /// The SHA-256 of each model, in the order of `ModelLibrary.names`.
  public let modelHashes: [String]

  /// What predictions made now would be made from.
  ///
  /// - Throws: `ModelLibraryError` when a model is not there or damaged.
  public init(_ manifest: DataManifest, _ models: ModelLibrary) throws {
    dataHash = manifest.dataHash
    modelHashes = try ModelLibrary.names.map { try models.description(of: $0).modelHash }
  }

  /// The record that stands beside the predictions; `nil` when there is none that can be read, or a table is missing.
  public init?(stored layout: PlatformLayout, _ files: FileSystem = FileSystem()) {
    let tables = ["engagement_results", "engagement_analytics"].map(layout.database)
    guard tables.allSatisfy({ (try? files.openFile($0)) != nil }),
      let bytes = try? files.read(layout.predictionRecord).array, let json = try? JSONValue(parsing: bytes),
      let data = json["data_sha256"]?.string, let models = json["model_sha256"]?.array
    else { return nil }
    dataHash = data
    modelHashes = models.compactMap(\.string)
  }

  /// Writes the record; the tables must be there.
  ///
  /// - Throws: `FileError`.
  func write(to layout: PlatformLayout, _ files: FileSystem = FileSystem()) throws {
    let json: JSONValue = [
      "data_sha256": .string(dataHash), "model_sha256": .array(modelHashes.map(JSONValue.string)),
    ]
    try files.replace(layout.predictionRecord, with: json.utf8(.pretty))
  }
}
