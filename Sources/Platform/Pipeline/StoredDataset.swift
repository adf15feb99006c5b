import Predictions
import Storage
import Synchronization

/// The customers of the catalogue, read when a stage first asks for them and then kept for the others.
final class StoredDataset: Sendable {
  private let layout: PlatformLayout
  private let schema: FeatureSchema
  private let kept = Mutex<CustomerDataset?>(nil)

  init(_ layout: PlatformLayout, schema: FeatureSchema) {
    self.layout = layout
    self.schema = schema
  }

  /// The customers. O(customers) the first time, while others wait.
  ///
  /// - Throws: `SQLiteError`, `FeatureError` or `PlatformError` when they cannot be read.
  func customers() throws -> CustomerDataset {
    try kept.withLock { kept in
      if let kept { return kept }
      let customers = try CustomerDataset(stored: layout, schema: schema)
      kept = customers
      return customers
    }
  }

  /// What there is to know of the data.
  ///
  /// - Throws: `PlatformError` when there is no manifest.
  func manifest() throws(PlatformError) -> DataManifest {
    guard let manifest = DataPreparation.storedManifest(layout) else {
      throw PlatformError(
        "\(layout.dataManifest) is missing or cannot be read", remedies: ["Make the data: kb platform data"])
    }
    return manifest
  }
}
