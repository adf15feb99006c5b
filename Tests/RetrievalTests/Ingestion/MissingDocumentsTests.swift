import TestSupport
import Testing

@testable import Retrieval

@Suite struct MissingDocumentsTests {
  @Test func `A document that becomes broken keeps what the index holds of it, and makes no version`() async throws {
    let library = try SampleLibrary()
    library.folder.write("a.json", #"{"name": "first"}"#)
    library.folder.write("b.txt", "text")
    let first = try await library.sync()
    let before = try await library.contents()
    library.folder.rewrite("a.json", #"{"name": "#)
    for _ in 0..<2 {
      let report = try await library.sync()
      #expect(report.statistics.numberOfDocumentsFailed == 1 && !report.isComplete)
      #expect(report.diagnostics.map(\.code) == [.invalidJSON])
      #expect(report.version == first.version && !report.hasCommitted)
      #expect(try await library.contents() == before)
    }
    library.folder.rewrite("a.json", #"{"name": "second"}"#)
    #expect(try await library.sync().statistics.numberOfModifiedDocumentsIndexed == 1)
    try await library.expectCurrent()
  }

  @Test func `A data source whose folder is gone loses no document`() async throws {
    let library = try SampleLibrary()
    library.folder.write("a.txt", "text")
    library.other.write("b.txt", "text")
    try await library.sync([library.source, library.otherSource])
    let before = try await library.contents()
    let gone = DataSource(id: "docs", root: library.folder.path + "/nowhere")
    let report = try await library.sync([gone, library.otherSource])
    #expect(report.statistics.numberOfDocumentsFailed == 1)
    #expect(report.statistics.numberOfDocumentsDeleted == 0 && !report.hasCommitted)
    #expect(try await library.contents() == before)
    #expect(try await library.sync([gone], options: .init(prunes: true)).statistics.numberOfDocumentsDeleted == 1)
    #expect(try await library.contents().keys.sorted() == ["docs/a.txt"])
  }

  @Test func `A first sync of a folder that is not there makes no version`() async throws {
    let library = try SampleLibrary()
    let report = try await library.sync([DataSource(id: "docs", root: library.folder.path + "/nowhere")])
    #expect(report.version == 0 && !report.isComplete)
    #expect(try await library.index.current() == nil)
    #expect(try await library.sync().version == 1)
  }

  @Test func `What lies behind a link that leads nowhere, for now, is not deleted`() async throws {
    let library = try SampleLibrary()
    library.folder.write("real/a.txt", "text")
    library.folder.link("link", to: "real")
    library.folder.write("linked.txt", "text")
    #expect(try await library.sync().statistics.numberOfNewDocumentsIndexed == 3)
    library.folder.move("real", to: ".hidden")
    let report = try await library.sync()
    #expect(report.statistics.numberOfDocumentsFailed == 1)
    #expect(report.statistics.numberOfDocumentsDeleted == 1)
    #expect(try await library.contents().keys.sorted() == ["docs/link/a.txt", "docs/linked.txt"])
  }

  @Test(arguments: [
    ("folder/a.txt", true), ("folder/sub/a.txt", true), ("folder", true), ("folder2/a.txt", false),
    ("other/a.txt", false), ("file.txt", true), ("file.txt2", false), ("file", false), ("folder/\u{301}.txt", true),
  ])
  func `A document may be hidden below a folder or under a name that could not be listed`(
    key: String, mayBeThere: Bool
  ) {
    var listing = DocumentListing()
    listing.unlistedFolders = ["folder/"]
    for name in ["folder", "file.txt"] {
      listing.diagnostics.append(
        Diagnostic(.unreadable, DocumentID(dataSource: "docs", key: name), "message", advice: "advice"))
    }
    listing.diagnostics.append(
      Diagnostic(
        .linkLoop, DocumentID(dataSource: "docs", key: "other"), "message", advice: "advice", severity: .warning))
    #expect(ListingGaps(listing).mayHide(key) == mayBeThere)
  }

  @Test func `A root that could not be listed may hide everything, an undisturbed listing nothing`() {
    var listing = DocumentListing()
    #expect(!ListingGaps(listing).mayHide("a"))
    listing.unlistedFolders = [""]
    #expect(ListingGaps(listing).mayHide("a") && ListingGaps(listing).mayHide("a/b"))
  }

  @Test func `Pruning removes the documents of data sources that are not given, and forgets these`() async throws {
    let library = try SampleLibrary()
    library.folder.write("a.txt", "text")
    library.other.write("b.txt", "text")
    try await library.sync([library.source, library.otherSource])
    #expect(try await library.sync([library.source]).statistics.numberOfDocumentsDeleted == 0)
    let report = try await library.sync([library.source], options: .init(prunes: true))
    #expect(report.statistics.numberOfDocumentsDeleted == 1)
    let table = try await library.index.documents(of: library.index.current())
    #expect(table.dataSources == [library.source])
    try await library.expectCurrent()
  }
}
