import JSON
import Platform
import Predictions
import SQLite
import Storage

/// The platform's data, models and tables as the configuration places them; needs neither documents nor an index.
public struct PlatformWorkspace: Sendable {
  /// The settings with their origins.
  public let configuration: LayeredConfiguration
  /// What leaves the machine.
  public let cloud: CloudAccess
  /// Where the platform keeps its files.
  public let layout: PlatformLayout
  /// The features of a customer.
  public let schema: FeatureSchema
  /// What the customers' data must be like.
  public let expectations: ExpectationSuite
  /// How many tasks work at once.
  public let width: Int
  /// The seconds since 1970.
  public let clock: @Sendable () -> Double

  /// The platform below the state directory.
  ///
  /// - Throws: `ConfigurationError`, `FileError`; `FeatureError` when the program carries no usable declaration.
  public init(host: Host, flags: [SettingFlag] = []) throws {
    let configuration = try LayeredConfiguration(host: host, flags: flags)
    let cloud = try CloudAccess(host: host, settings: configuration.values)
    try self.init(configuration, cloud, state: configuration.values.stateDirectory)
  }

  /// The platform below a state directory.
  ///
  /// - Throws: `FeatureError` when the program carries no usable declaration.
  init(_ configuration: LayeredConfiguration, _ cloud: CloudAccess, state: LocalPath) throws {
    self.configuration = configuration
    self.cloud = cloud
    layout = PlatformLayout(root: state.appending("platform").description)
    schema = try FeatureSchema(Self.declaration("platform/features.json"))
    expectations = try ExpectationSuite(Self.declaration("platform/expectations.json"))
    width = Processors.count
    clock = SystemClock.seconds
  }

  /// What makes the data: the choices given, otherwise those of the data that are there, otherwise the standard.
  public func preparation(customers: Int? = nil, seed: UInt64? = nil, asOf: String? = nil) -> DataPreparation {
    let present = DataPreparation.storedManifest(layout)
    let generator = CustomerGenerator(
      seed: seed ?? present?.seed ?? Self.standardSeed,
      count: customers ?? present?.customers ?? Self.standardCustomers)
    return DataPreparation(
      layout: layout, schema: schema, generator: generator, expectations: expectations,
      asOf: asOf ?? present?.asOf ?? DataPreparation.standardMoment, width: width)
  }

  /// Makes the data unless they are there, and says which there are.
  ///
  /// - Parameter progress: Called only when data are made.
  /// - Throws: `PlatformError`, `FileError`, `SQLiteError`.
  public func prepareData(progress: @escaping @Sendable (DataProgress) -> Void = { _ in }) async throws -> DataManifest
  {
    let preparation = preparation()
    if let manifest = try preparation.currentManifest() { return manifest }
    return try await preparation.prepare(progress: progress)
  }

  /// Loads a CSV file into the catalogue, and checks the table against the expectations of another file, if one is given.
  ///
  /// - Throws: `ValidationFailure` when the table is not as expected; `PlatformError`, `FileError`, `SQLiteError`.
  public func importCSV(_ path: LocalPath, expectations: LocalPath? = nil) async throws -> ImportReport {
    let suite = try expectations.map(Self.expectations)
    let source = try CSVImport(path: path.description)
    let report = try CatalogueWriter(layout: layout, schema: schema).load(source)
    if let suite {
      let table = try DataTable(source.table, in: Database(layout.database("engagement_raw")))
      try await Validation(suite: suite, path: layout.importedReport(source.table)).run(table, width: width)
    }
    return report
  }

  private static func expectations(_ path: LocalPath) throws -> ExpectationSuite {
    let bytes = try FileSystem().read(path.description).array
    do {
      return try ExpectationSuite(JSONValue(parsing: bytes))
    } catch let error as JSONError {
      throw PlatformError(
        "\(path): \(error)",
        remedies: ["Take platform/expectations.json as an example: {\"expectations\": [{\"expectation\": …}]}"])
    }
  }

  /// Opens the customers of the catalogue; `prepareData` must have made them.
  ///
  /// - Throws: `SQLiteError` when they are not there.
  public func customerStore() throws -> CustomerStore {
    try CustomerStore(path: layout.database("engagement_raw"), schema: schema)
  }

  /// The distribution of every feature; `prepareData` must have measured it.
  ///
  /// - Throws: `FileError` when it is not there, `JSONError` or `FeatureError` when it cannot be read.
  public func statistics() throws -> DatasetStatistics {
    try DatasetStatistics(JSONValue(parsing: FileSystem().read(layout.statistics).array))
  }

  /// A seed with which customer 12345, the example of the README, is at risk.
  private static let standardSeed: UInt64 = 20_251_024
  private static let standardCustomers = 100_000

  /// A declaration that the program carries.
  static func declaration(_ path: String) throws -> JSONValue {
    guard let file = SampleFile.platform.first(where: { $0.path == path }) else {
      throw FeatureError("\(path) is not in this program; build it anew")
    }
    return try JSONValue(parsing: file.bytes)
  }
}
