import TestSupport
import Testing

@testable import Retrieval

@Suite struct `The retriever` {
  private let retriever = Retriever(embedder: HashingEmbedder())

  private static func entries() throws -> [ScratchIndex.Entry] {
    try BEIRDataset(directory: "\(Repository.path)/fixtures/retrieval").documents.enumerated().map { number, document in
      ScratchIndex.Entry(key: document.id, text: document.content, metadata: ["number": .number(Double(number))])
    }
  }

  @Test func `Passages and score cards are those of a plain search, however rows are cut and deleted`() async throws {
    let entries = try Self.entries()
    let old = entries.map { ScratchIndex.Entry(key: $0.key, text: "attention customers churn rank index " + $0.text) }
    let collection = ArrayCollection(try entries.map { (try $0.chunkID.description, $0.text) })
    let layouts: [[(valid: [ScratchIndex.Entry], deleted: [ScratchIndex.Entry])]] = [
      [(entries, [])],
      [(Array(entries[..<20]), Array(old[40...])), (Array(entries[20..<21]), []), (Array(entries[21...]), [])],
      [([], Array(old[..<10])), (Array(entries[30...]), []), (Array(entries[..<30]), Array(old[30..<40]))],
    ]
    let questions = try BEIRDataset(directory: "\(Repository.path)/fixtures/retrieval").queries.map(\.text)
    for layout in layouts {
      let index = try ScratchIndex(segments: layout)
      for question in questions {
        let expected = collection.search(question, limit: 10)
        let found = try await retriever.passages(for: SearchRequest(question, limit: 10), in: index.snapshot)
        #expect(found.map(\.chunk.id.description) == expected.map(\.key))
        for (passage, candidate) in zip(found, expected) {
          #expect(abs(passage.scores.fused - candidate.scores.fused) < 1e-5)
          #expect(abs(passage.scores.similarity - candidate.scores.similarity) < 1e-5)
          #expect(abs(passage.scores.bm25 - candidate.scores.bm25) < 1e-9)
          #expect(passage.scores.bm25Rank == candidate.scores.bm25Rank)
          #expect(passage.scores.similarityRank == candidate.scores.similarityRank)
        }
      }
    }
  }

  @Test func `A passage carries its chunk, place, metadata and rank`() async throws {
    let entries = [
      ScratchIndex.Entry(key: "a.md", text: "churn model", metadata: ["year": .number(2024)]),
      ScratchIndex.Entry(key: "b.md", text: "oak trees"),
    ]
    let index = try ScratchIndex(segments: [(entries, [])])
    let passages = try await retriever.passages(for: SearchRequest("which churn?", limit: 1), in: index.snapshot)
    let passage = try #require(passages.first)
    #expect(passage.rank == 1)
    #expect(passage.chunk.text == "churn model")
    #expect(passage.chunk.document == DocumentID(dataSource: "docs", key: "a.md"))
    #expect(passage.uri == "s3://bucket/a.md")
    #expect(passage.metadata == ["year": .number(2024)])
    #expect(passage.scores.fused == 1 && passage.scores.bm25Rank == 1 && passage.scores.similarityRank == 1)
  }

  @Test func `A filter takes nothing from the number of passages`() async throws {
    let entries = try Self.entries()
    let index = try ScratchIndex(segments: [(Array(entries[..<32]), []), (Array(entries[32...]), [])])
    let filter = Filter.attribute("number", .greaterThanOrEquals(54))
    let request = SearchRequest("how does a vector index of documents work", limit: 5, filter: filter)
    let passages = try await retriever.passages(for: request, in: index.snapshot)
    #expect(passages.count == 5)
    #expect(passages.allSatisfy { filter.matches($0.metadata) })
    let none = SearchRequest("vector", filter: .attribute("number", .lessThan(0)))
    #expect(try await retriever.passages(for: none, in: index.snapshot).isEmpty)
  }

  @Test(arguments: ["", "   ", "?!"])
  func `A question without words finds nothing`(question: String) async throws {
    let index = try ScratchIndex(segments: [(try Self.entries(), [])])
    #expect(try await retriever.passages(for: SearchRequest(question), in: index.snapshot).isEmpty)
  }

  @Test func `Nothing is found in an empty index, and no passages when none are asked for`() async throws {
    let empty = try ScratchIndex(segments: [])
    #expect(try await retriever.passages(for: SearchRequest("churn"), in: empty.snapshot).isEmpty)
    let index = try ScratchIndex(segments: [(try Self.entries(), [])])
    for limit in [0, -3] {
      #expect(try await retriever.passages(for: SearchRequest("churn", limit: limit), in: index.snapshot).isEmpty)
    }
    #expect(try await retriever.passages(for: SearchRequest("churn", limit: 1_000), in: index.snapshot).count <= 64)
  }

  @Test func `No passage stays below the minimum score`() async throws {
    let index = try ScratchIndex(segments: [(try Self.entries(), [])])
    let request = SearchRequest("customer churn probability", limit: 50, minimumScore: 0.4)
    let passages = try await retriever.passages(for: request, in: index.snapshot)
    #expect(!passages.isEmpty)
    #expect(passages.allSatisfy { $0.scores.fused >= 0.4 })
    #expect(passages.map(\.rank) == Array(1...passages.count))
  }

  @Test func `Misspelt words still find their passage`() async throws {
    let index = try ScratchIndex(segments: [(try Self.entries(), [])])
    for (question, key) in [("tombstnes", "tombstones"), ("idempotnet requsts", "idempotency")] {
      let passages = try await retriever.passages(for: SearchRequest(question), in: index.snapshot)
      #expect(passages.first?.chunk.document.key == key)
    }
  }

  @Test func `A vector of other dimensions than the index has is an error`() async throws {
    let small = try #require(HashingEmbedder(dimensions: 64))
    let index = try ScratchIndex(segments: [(try Self.entries(), [])])
    await #expect(throws: VectorError.self) {
      try await Retriever(embedder: small).passages(for: SearchRequest("churn"), in: index.snapshot)
    }
  }
}
