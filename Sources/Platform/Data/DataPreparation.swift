import JSON
import Predictions
import Storage

/// Makes the platform's data and keeps them as files and tables: complete with their manifest, or absent.
public struct DataPreparation: Sendable {
  /// Where the files go.
  public let layout: PlatformLayout
  /// The features.
  public let schema: FeatureSchema
  /// What makes the customers.
  public let generator: CustomerGenerator
  /// The moment that the data stand for, ISO 8601.
  public let asOf: String
  /// What the data must be like.
  public let expectations: ExpectationSuite
  let width: Int
  let files: FileSystem

  /// The moment that the data stand for unless said otherwise.
  public static let standardMoment = "2025-10-21T06:00:00Z"

  /// The preparation of data by at most `width` tasks at once.
  public init(
    layout: PlatformLayout, schema: FeatureSchema, generator: CustomerGenerator, expectations: ExpectationSuite,
    asOf: String = standardMoment, width: Int, files: FileSystem = FileSystem()
  ) {
    self.layout = layout
    self.schema = schema
    self.generator = generator
    self.expectations = expectations
    self.asOf = asOf
    self.width = width
    self.files = files
  }

  /// The manifest of the data that are there, `nil` when there are none or they are not these: of another seed, size,
  /// moment or generator, or with a file missing or of another size.
  ///
  /// - Parameter thorough: Whether every page of the catalogue is read, to find damage that its first page and size do
  ///   not show: a tenth of a second for a hundred thousand customers.
  public func currentManifest(thorough: Bool = false) throws -> DataManifest? {
    guard let manifest = Self.storedManifest(layout, files),
      manifest.describesSameData(as: try declaration([]))
    else { return nil }
    let sizes = manifest.files.map { try? files.read(layout.root + "/" + $0.path).count }
    let isComplete = zip(manifest.files, sizes).allSatisfy { $0.bytes == $1 }
    return isComplete && RawTables.areSound(in: layout.database(RawTables.schema), thorough: thorough) ? manifest : nil
  }

  /// Makes the data, whatever is there; where another process is making them, waits for its end and takes them as they
  /// are then.
  ///
  /// - Throws: `ValidationFailure` when the data are not as expected; `PlatformError`, `FileError`, `SQLiteError`. The
  ///   data are absent then.
  public func prepare(progress: @escaping @Sendable (DataProgress) -> Void = { _ in }) async throws -> DataManifest {
    _ = try files.makeDirectory(layout.rawFolder)
    let lock = try files.createFile(layout.rawFolder + "/lock")
    defer { lock.unlock() }
    var hasWaited = false
    while !lock.lock(.exclusive) {
      hasWaited = true
      // A wait that blocks would hold a thread that the other preparation, in this process, may need.
      try await Task.sleep(for: .milliseconds(50))
    }
    if hasWaited, let manifest = try currentManifest() { return manifest }
    return try await make(progress: progress)
  }

  private func make(progress: @escaping @Sendable (DataProgress) -> Void) async throws -> DataManifest {
    try files.remove(layout.dataManifest)
    let total = generator.count
    @Sendable func report(_ stage: DataStage, _ done: Int) {
      progress(DataProgress(stage: stage, done: done, total: total))
    }
    report(.generating, 0)
    let dataset = await generator.customers(width: width) { report(.generating, $0) }
    report(.validating, 0)
    try await Validation(suite: expectations, path: layout.validationReport, files: files)
      .run(DataTable(dataset, schema: schema), width: width)
    report(.writing, 0)
    let written = try await write(dataset) { report(.writing, $0) }
    report(.cataloguing, 0)
    try CatalogueWriter(layout: layout, schema: schema, files: files).writeRaw(dataset)
    let manifest = try declaration(written)
    try files.replace(layout.dataManifest, with: manifest.json.utf8(.pretty))
    report(.cataloguing, total)
    return manifest
  }

  /// The manifest that is there, of whatever data; `nil` when there is none that can be read.
  public static func storedManifest(_ layout: PlatformLayout, _ files: FileSystem = FileSystem()) -> DataManifest? {
    try? DataManifest(JSONValue(parsing: files.read(layout.dataManifest).array))
  }

  private func write(_ dataset: CustomerDataset, progress: @escaping @Sendable (Int) -> Void) async throws
    -> [DataManifest.File]
  {
    let form = try CustomerFiles(schema)
    let chunks = Self.chunks(dataset.count)
    let lines = await Parallel.map(
      chunks, width: width, finished: { progress(min($0 * Self.chunkSize, dataset.count)) },
      { form.customerLines(dataset, $0) })
    let customers = form.customerHeader + lines.joined()
    let outcomes = CustomerFiles.outcomeHeader + form.outcomeLines(dataset, 0..<dataset.count)
    let statistics = await dataset.statistics(schema, asOf: asOf, width: width).json.utf8(.pretty)
    return try [
      put(layout.customers, customers), put(layout.outcomes, outcomes), put(layout.statistics, statistics),
    ]
  }

  private static let chunkSize = 4096

  private static func chunks(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: chunkSize).map { $0..<min($0 + chunkSize, count) }
  }

  private func put(_ path: String, _ bytes: [UInt8]) throws -> DataManifest.File {
    try files.replace(path, with: bytes)
    return DataManifest.File(
      path: String(path.dropFirst(layout.root.count + 1)), bytes: bytes.count, sha256: SHA256.hexadecimal(bytes))
  }

  /// The manifest of these data, with the files that were written.
  private func declaration(_ files: [DataManifest.File]) throws -> DataManifest {
    let form = try CustomerFiles(schema)
    let sample = CustomerGenerator(seed: generator.seed, count: 1).customers(0..<64)
    let bytes = form.customerHeader + form.customerLines(sample, 0..<64) + form.outcomeLines(sample, 0..<64)
    return DataManifest(
      seed: generator.seed, customers: generator.count, asOf: asOf,
      fingerprint: SHA256.hexadecimal(bytes, digits: 16), files: files)
  }
}
