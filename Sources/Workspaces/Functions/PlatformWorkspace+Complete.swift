import Platform
import Predictions
import Storage
import Tools

extension PlatformWorkspace {
  /// Whether customers were made here, or put here.
  public var hasData: Bool { DataPreparation.storedManifest(layout) != nil }

  /// The tools over data that are there as a whole: nothing is made, and nothing is written anywhere.
  ///
  /// - Throws: `SQLiteError` when the customers cannot be read.
  func completeTools() async throws -> [Tool] {
    let statistics = KeptStatistics(load: statistics)
    let customers = CustomerSource(
      store: try customerStore(), path: layout.database("engagement_raw"), schema: schema
    ) { statistics.value?[$0] }
    // Without a cache: a prediction takes microseconds, less than looking for a file in `/tmp`.
    let analysis = CustomerAnalysis(models: models, customers: customers) { SHA256.hexadecimal($0) }
    return [
      asksAthena ? await athenaTool() : QueryAthena(catalogueEngine(), schema: querySchema).tool,
      CustomerDetailsTool.tool(analysis), ExplanationTool.tool(analysis),
    ].compactMap(\.self)
  }
}
