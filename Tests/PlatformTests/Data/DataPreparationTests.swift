import JSON
import Predictions
import SQLite
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Platform

@Suite struct DataPreparationTests {
  @Test func `The same seed and number give the same files, whatever the width`() async throws {
    let (first, second) = (try TemporaryDirectory(), try TemporaryDirectory())
    let one = try await SchemaFile.preparation(in: first, width: 1).prepare()
    let two = try await SchemaFile.preparation(in: second, width: 3).prepare()
    #expect(one == two)
    #expect(one.files.map(\.path).contains("engagement-raw/statistics.json"))
    let files = FileSystem()
    for file in one.files {
      let bytes = try files.read(first.path + "/" + file.path).array
      #expect(SHA256.hexadecimal(bytes) == file.sha256)
    }
    let tables = [first, second].map { PlatformLayout(root: $0.path).database("engagement_raw") }
    #expect(try files.read(tables[0]).array == files.read(tables[1]).array)
  }

  @Test func `Data that are there are recognised, and other ones are not`() async throws {
    let directory = try TemporaryDirectory()
    let preparation = try SchemaFile.preparation(in: directory, customers: 300)
    #expect(try preparation.currentManifest() == nil)
    let manifest = try await preparation.prepare()
    #expect(try preparation.currentManifest() == manifest)
    #expect(try DataManifest(manifest.json) == manifest)
    #expect(try SchemaFile.preparation(in: directory, customers: 301).currentManifest() == nil)
    #expect(try SchemaFile.preparation(in: directory, customers: 300, seed: 8).currentManifest() == nil)
    try FileSystem().remove(preparation.layout.outcomes)
    #expect(try preparation.currentManifest() == nil)
  }

  @Test(arguments: [0, 5000, 40_000])
  func `Data whose catalogue is cut off are made anew`(bytes: Int) async throws {
    let directory = try TemporaryDirectory()
    let preparation = try SchemaFile.preparation(in: directory, customers: 300)
    let manifest = try await preparation.prepare()
    let path = preparation.layout.database("engagement_raw")
    let sound = try FileSystem().read(path).array
    try FileSystem().replace(path, with: Array(sound.prefix(bytes)))
    #expect(try preparation.currentManifest() == nil)
    #expect(try await preparation.prepare() == manifest)
    #expect(try FileSystem().read(path).array == sound)
  }

  @Test func `A thorough look finds a damaged page, and what is imported there does not keep the data from being made`()
    async throws
  {
    let directory = try TemporaryDirectory()
    let preparation = try SchemaFile.preparation(in: directory, customers: 300)
    let manifest = try await preparation.prepare()
    let text = "n,word\n" + (0..<5000).map { "\($0),word \($0)\n" }.joined()
    try directory.write(text, to: "words.csv")
    let writer = CatalogueWriter(layout: preparation.layout, schema: preparation.schema)
    _ = try writer.load(CSVImport(path: directory.path + "/words.csv"))
    #expect(try preparation.currentManifest(thorough: true) == manifest)
    let path = preparation.layout.database("engagement_raw")
    var bytes = try FileSystem().read(path).array
    for place in bytes.indices.suffix(5 * 4096) { bytes[place] = 0xA5 }
    try FileSystem().replace(path, with: bytes)
    #expect(try preparation.currentManifest(thorough: true) == nil)
    #expect(try await preparation.prepare() == manifest)
    #expect(try preparation.currentManifest(thorough: true) == manifest)
  }

  @Test func `Two preparations at once leave data that fit their manifest`() async throws {
    let directory = try TemporaryDirectory()
    let sizes = [200, 260, 320]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for size in sizes {
        let preparation = try SchemaFile.preparation(in: directory, customers: size)
        group.addTask { _ = try await preparation.prepare() }
      }
      try await group.waitForAll()
    }
    let layout = PlatformLayout(root: directory.path)
    let manifest = try #require(DataPreparation.storedManifest(layout))
    let count = try Database(layout.database("engagement_raw")).prepare("SELECT count(*) FROM customers")
    #expect(try count.step() && count.int(at: 0) == manifest.customers)
    #expect(try SchemaFile.preparation(in: directory, customers: manifest.customers).currentManifest() == manifest)
  }

  @Test(arguments: [
    ("2025-10-21T06:00:00Z", true), ("2024-02-29T23:59:59Z", true), ("2025-02-29T00:00:00Z", false),
    ("2025-10-21", false), ("2025-10-21T24:00:00Z", false), ("2025-10-21 06:00:00Z", false), ("yesterday", false),
    ("<script>", false), ("", false), ("2025-10-21T06:00:0\u{661}", false),
  ])
  func `A moment is one of the calendar, in UTC`(text: String, isMoment: Bool) {
    #expect(DataPreparation.isMoment(text) == isMoment)
  }

  @Test func `A preparation that is stopped anywhere leaves no manifest`() async throws {
    struct Stop: Error {}
    let directory = try TemporaryDirectory()
    let calls = Mutex(0)
    for limit in stride(from: 1, through: 80, by: 6) {
      calls.withLock { $0 = 0 }
      let files = FileSystem { _, _ in
        let call = calls.withLock { calls in
          calls += 1
          return calls
        }
        if call >= limit { throw Stop() }
      }
      let standard = try SchemaFile.preparation(in: directory, customers: 50)
      let stopped = DataPreparation(
        layout: standard.layout, schema: standard.schema, generator: standard.generator,
        expectations: standard.expectations, width: 1, files: files)
      do {
        _ = try await stopped.prepare()
        #expect(try standard.currentManifest() != nil)
      } catch is Stop {
        #expect(try standard.currentManifest() == nil)
      }
    }
    let whole = try SchemaFile.preparation(in: directory, customers: 50)
    #expect(try await whole.prepare().customers == 50)
  }

  @Test func `Data that are not as expected are not written`() async throws {
    let directory = try TemporaryDirectory()
    let standard = try SchemaFile.preparation(in: directory, customers: 50)
    let suite = try ExpectationSuite([
      "expectations": [
        ["expectation": "expect_column_values_to_be_between", "column": "age", "minimum": 0, "maximum": 20]
      ]
    ])
    let strict = DataPreparation(
      layout: standard.layout, schema: standard.schema, generator: standard.generator, expectations: suite, width: 1)
    let failure = await #expect(throws: ValidationFailure.self) { try await strict.prepare() }
    #expect(failure?.description.contains("\"customer_id\":10000") == true)
    #expect(try strict.currentManifest() == nil)
    #expect(throws: FileError.self) { try FileSystem().read(strict.layout.customers) }
    let report = try JSONValue(parsing: FileSystem().read(strict.layout.validationReport).array)
    #expect(report["success"]?.bool == false)
  }
}
