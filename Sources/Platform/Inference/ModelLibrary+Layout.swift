import Predictions
import Storage

extension ModelLibrary {
  /// The models that a training has put into a layout.
  convenience init(_ layout: PlatformLayout, schema: FeatureSchema, files: FileSystem = FileSystem()) {
    self.init(schema: schema, hash: { SHA256.hexadecimal($0) }) { model, file in
      do {
        return try files.read(layout.model(model, file)).array
      } catch let error as FileError where error.isNotFound {
        return nil
      }
    }
  }
}
