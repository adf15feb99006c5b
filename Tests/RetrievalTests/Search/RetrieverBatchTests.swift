import Synchronization
import TestSupport
import Testing

@testable import Retrieval

@Suite struct RetrieverBatchTests {
  private struct Refusal: Error, Hashable {
    let question: String
  }

  /// Hashes questions but for one, and remembers which it was asked.
  private final class PickyEmbedder: Embedder {
    let modelID = "picky"
    let dimensions = 1024
    let callsAtOnce: Int?
    private let refused: String
    private let asked = Mutex<[String]>([])

    init(refusing refused: String, callsAtOnce: Int? = nil) {
      self.refused = refused
      self.callsAtOnce = callsAtOnce
    }

    var questions: [String] { asked.withLock { $0 } }

    func embed(_ texts: [String]) async throws -> [[Float]] { try await HashingEmbedder().embed(texts) }

    func embed(question: String, weight: (String) -> Float) async throws -> [Float] {
      asked.withLock { $0.append(question) }
      if question == refused { throw Refusal(question: question) }
      return try await HashingEmbedder().embed(question: question, weight: weight)
    }
  }

  private static func index() throws -> ScratchIndex {
    let entries = try BEIRDataset(directory: "\(Repository.path)/fixtures/retrieval").documents.enumerated()
      .map { number, document in
        ScratchIndex.Entry(key: document.id, text: document.content, metadata: ["number": .number(Double(number))])
      }
    return try ScratchIndex(segments: [(Array(entries[..<32]), []), (Array(entries[32...]), [])])
  }

  /// Questions with different filters, limits and scores, among them some that find nothing.
  private static func requests() throws -> [SearchRequest] {
    let questions = try BEIRDataset(directory: "\(Repository.path)/fixtures/retrieval").queries.map(\.text)
    let filters: [Filter?] = [nil, .attribute("number", .lessThan(40)), .attribute("number", .lessThan(0))]
    let texts = questions + ["", "?!", "churn"]
    return (0..<150).map { number in
      SearchRequest(
        texts[number % texts.count], limit: [5, 30, 0, 1][number % 4], filter: filters[number / 2 % 3],
        minimumScore: number % 5 == 0 ? 0.3 : 0)
    }
  }

  @Test(arguments: [1, 3], [nil, ScanPath.elements, .codes])
  func `Questions that are asked together are answered as if each were asked alone`(
    threads: Int, path: ScanPath?
  ) async throws {
    let index = try Self.index()
    let requests = try Self.requests()
    let alone = Retriever(embedder: HashingEmbedder())
    let together = Retriever(embedder: HashingEmbedder(), planner: ScanPlanner(threads: threads, path: path))
    let found = try await together.passages(for: requests, in: index.snapshot)
    #expect(found.count == requests.count && found.contains { $0.count == 30 } && found.contains { $0.isEmpty })
    for (request, passages) in zip(requests, found) {
      #expect(try await alone.passages(for: request, in: index.snapshot) == passages)
    }
  }

  @Test func `Questions before one that fails are answered, and few after it are embedded`() async throws {
    let index = try Self.index()
    let requests = (0..<40).map { SearchRequest("vector index \($0)") }
    for callsAtOnce in [nil, 4] {
      let embedder = PickyEmbedder(refusing: "vector index 11", callsAtOnce: callsAtOnce)
      let retriever = Retriever(embedder: embedder)
      var answered: [[Passage]] = []
      await #expect(throws: Refusal(question: "vector index 11")) {
        try await retriever.answer(requests, in: index.snapshot) { answered.append($0.passages) }
      }
      let expected = try await Retriever(embedder: HashingEmbedder())
        .passages(for: Array(requests[..<11]), in: index.snapshot)
      #expect(answered == expected)
      #expect(embedder.questions.count <= 12 + 2 * (callsAtOnce ?? 1))
    }
  }

  @Test func `What the receiver throws ends the answers`() async throws {
    let index = try Self.index()
    var count = 0
    await #expect(throws: Refusal(question: "enough")) {
      let requests = (0..<100).map { SearchRequest("vector \($0)") }
      try await Retriever(embedder: HashingEmbedder()).answer(requests, in: index.snapshot) { _ in
        count += 1
        if count == 3 { throw Refusal(question: "enough") }
      }
    }
    #expect(count == 3)
  }

  @Test func `The outcome of a question tells its scan, and none where nothing was scanned`() async throws {
    let index = try Self.index()
    let retriever = Retriever(embedder: HashingEmbedder(), planner: ScanPlanner(path: .elements))
    let outcome = try await retriever.outcome(for: SearchRequest("churn model"), in: index.snapshot)
    #expect(outcome.scan?.scored == index.snapshot.rowCount && outcome.scan?.paths == [.elements])
    let nothing = SearchRequest("churn model", filter: .attribute("number", .lessThan(0)))
    #expect(try await retriever.outcome(for: nothing, in: index.snapshot) == SearchOutcome(passages: []))
  }

  @Test func `No questions have no answers`() async throws {
    #expect(try await Retriever(embedder: HashingEmbedder()).passages(for: [], in: Self.index().snapshot).isEmpty)
  }
}
