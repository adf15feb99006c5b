import Retrieval
import Testing

@Suite struct ChunkHeaderTests {
  private func header(_ document: Document, _ configuration: ChunkingConfiguration = .standard) throws -> String {
    try #require(try Chunker(configuration).chunks(of: document).first).header
  }

  @Test func `A header says key, file and folder in words, and what the document says of itself`() throws {
    let document = Document.sample(
      "monthly_reports/2024/northSales-v2.json",
      #"{"region":"north","n":5,"metadata":{"version":"v1.2","at":"2024-05-01","deep":{"no":"x"}},"other":{"no":"x"}}"#)
    #expect(
      try header(document)
        == "Source: monthly_reports/2024/northSales-v2.json. north Sales v2 (monthly reports, 2024). region: north. version: v1.2. at: 2024-05-01."
    )
  }

  @Test func `Only metadata marked for embedding changes the text`() throws {
    let json = "{\"a\":1}"
    let plain = try header(.sample("a.json", json))
    #expect(try header(.sample("a.json", json, metadata: ["team": .string("growth")])) == plain)
    let marked = Document.sample(
      "a.json", json, metadata: ["team": .string("growth"), "year": .number(2024)], embedded: ["team"])
    #expect(try header(marked) == plain + " team: growth.")
  }

  @Test func `Glossary of the chunk are spelt out, few and once`() throws {
    #expect(try header(.sample("a.json", #"{"test_mae":1,"train_mae":2}"#)).hasSuffix(" (mae: mean absolute error)"))
    #expect(!(try header(.sample("a.json", #"{"mae_like":1,"mael":2}"#)).contains("(mael")))
    let many = "mae rmse mse mape auc roc kpi nps ltv csat"
    let long = try header(.sample("a.txt", many))
    #expect(long.split(separator: ";").count <= 4)
  }

  @Test func `A header is left out where it would take too much of the limit`() throws {
    let document = Document.sample("folder/some_long_file_name_of_a_report.txt", "one two three")
    #expect(try header(document, .fixedSize(maxTokens: 20, overlapPercentage: 20)) == "")
    #expect(try header(document) != "")
  }

  @Test func `A chunk keeps its id when lines before it move it`() throws {
    let rows = (0..<120).map { "{\"id\":\($0)}" }
    let chunker = Chunker(.fixedSize(maxTokens: 60, overlapPercentage: 10))
    let before = try chunker.chunks(of: .sample("a.json", "[" + rows.joined(separator: ",") + "]"))
    let after = try chunker.chunks(of: .sample("a.json", "[\n\n" + rows.joined(separator: ",\n") + "]"))
    #expect(before.map(\.id) == after.map(\.id) && before.map(\.lines) != after.map(\.lines))
    let other = try chunker.chunks(of: .sample("b.json", "[" + rows.joined(separator: ",") + "]"))
    #expect(Set(before.map(\.id)).isDisjoint(with: other.map(\.id)))
  }

  @Test func `Appending to a document leaves its first chunks as they are`() throws {
    let chunker = Chunker(.fixedSize(maxTokens: 60, overlapPercentage: 20))
    let rows = (0..<200).map { "row number \($0)" }
    let short = try chunker.chunks(of: .sample("a.log", rows.prefix(150).joined(separator: "\n")))
    let long = try chunker.chunks(of: .sample("a.log", rows.joined(separator: "\n")))
    #expect(zip(short, long).prefix { $0.0.id == $0.1.id }.count >= short.count - 2)
  }

  @Test func `The last chunks are balanced`() throws {
    let text = (0..<33).map { "row number \($0)" }.joined(separator: "\n")
    let chunks = try Chunker(.fixedSize(maxTokens: 100, overlapPercentage: 1)).chunks(of: .sample("a.log", text))
    #expect(chunks.count == 2)
    #expect(chunks.allSatisfy { $0.lines.count >= 12 })
  }
}
