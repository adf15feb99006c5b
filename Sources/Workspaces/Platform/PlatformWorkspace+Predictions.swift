import Platform
import Predictions
import Storage
import Synchronization
import Tools

extension PlatformWorkspace {
  /// Predicts and explains the platform's customers; `prepareData` must have made them.
  ///
  /// - Throws: `SQLiteError` when the customers are not there.
  public func predictions() throws -> CustomerAnalysis {
    let path = layout.database("engagement_raw")
    let statistics = KeptStatistics(load: statistics)
    let customers = CustomerSource(store: try customerStore(), path: path, schema: schema) { statistics.value?[$0] }
    return CustomerAnalysis(models: models, customers: customers, cache: cache) { SHA256.hexadecimal($0) }
  }

  /// The trained models, or those that the program carries.
  public var models: ModelLibrary {
    let layout = layout
    return ModelLibrary(schema: schema, hash: { SHA256.hexadecimal($0) }) { name, file in
      // Description and trees belong together: both come from the folder, or neither does.
      guard LocalPath(layout.model(name, "description.json")).kind == .file else {
        return SampleFile.model(name, file)
      }
      let path = layout.model(name, file)
      return LocalPath(path).kind == .file ? try FileSystem().read(path).array : nil
    }
  }

  /// Where predictions are kept for an hour.
  private var cache: any PredictionCache {
    if case .dynamoDB(let table) = configuration.values.predictions.cache {
      return SharedPredictionCache(cloud: cloud, table: table, clock: clock)
    }
    return SQLitePredictionCache(path: layout.root + "/predictions.sqlite", clock: clock)
  }
}
