import JSON
import Testing

@testable import Cloud

@Suite struct OpenAICompatibleEmbedderTests {
  private static func answer(_ vectors: [(index: Int, elements: [JSONValue])], tokens: Int = 3) -> JSONValue {
    let data = vectors.map { vector -> JSONValue in
      ["object": "embedding", "index": .number(JSONNumber(vector.index)), "embedding": .array(vector.elements)]
    }
    let body: JSONValue = ["data": .array(data), "usage": ["prompt_tokens": .number(JSONNumber(tokens))]]
    return ["body": .string(body.text())]
  }

  private func embedder(_ service: ScriptedService, dimensions: Int = 2, requestsDimensions: Bool = false) throws
    -> OpenAICompatibleEmbedder
  {
    try OpenAICompatibleEmbedder(
      client: service.client(authorization: { _ in .bearer("key") }), model: "nomic-embed-text", dimensions: dimensions,
      requestsDimensions: requestsDimensions)
  }

  @Test func `Vectors are placed by their index`() async throws {
    let service = try await ScriptedService("openai-order", [Self.answer([(1, [3, 4]), (0, [1, 2])], tokens: 9)])
    let embedder = try embedder(service)
    #expect(try await embedder.embed(["a", "b"]) == [[1, 2], [3, 4]])
    #expect(embedder.tokenCount.billed == 9)
    #expect(embedder.modelID == "openai:nomic-embed-text/2")
    let request = try #require(try await service.seen().first)
    #expect(request["path"]?.string == "/openai-order/v1/embeddings")
    #expect(request["headers"]?["authorization"]?.string == "Bearer key")
    let expected: JSONValue = ["model": "nomic-embed-text", "input": ["a", "b"], "encoding_format": "float"]
    #expect(try JSONValue(parsing: Array((request["body"]?.string ?? "").utf8)) == expected)
  }

  @Test func `Dimensions are asked for where the model can vary them`() async throws {
    let service = try await ScriptedService("openai-dimensions", [Self.answer([(0, [1, 2])])])
    _ = try await embedder(service, requestsDimensions: true).embed(question: "a", weight: { _ in 1 })
    #expect(try await service.seen().first?["body"]?.string?.contains("\"dimensions\":2") == true)
  }

  @Test func `130 texts are three calls, in their order`() async throws {
    func part(_ range: Range<Int>) -> JSONValue {
      Self.answer(range.map { (index: $0 - range.lowerBound, elements: [.number(JSONNumber($0)), 0]) })
    }
    let service = try await ScriptedService("openai-batches", [part(0..<64), part(64..<128), part(128..<130)])
    let vectors = try await embedder(service).embed((0..<130).map { "t\($0)" })
    #expect(vectors.map(\.first) == (0..<130).map { Float($0) })
    #expect(try await service.seen().count == 3)
  }

  @Test func `The length of a model's vectors can be asked`() async throws {
    let service = try await ScriptedService("openai-length", [Self.answer([(0, [1, 2, 3, 4, 5])])])
    #expect(try await OpenAICompatibleEmbedder.dimensions(of: "m", client: service.client()) == 5)
  }

  @Test(
    arguments: [
      answer([(0, [1, 2])]), answer([(0, [1, 2]), (0, [1, 2])]), answer([(0, [1, 2]), (2, [1, 2])]),
      answer([(0, [1, 2]), (-1, [1, 2])]), answer([(0, [1, 2]), (1, [1, 2, 3])]), answer([(0, [1, 2]), (1, [])]),
      answer([(0, [1, 2]), (1, [1, .null])]), answer([(0, [1, 2]), (1, ["1", 2])]), ["body": "{}"], ["body": "no"],
      ["body": #"{"data":[{"embedding":[1,2]},{"embedding":[1,1e999]}]}"#],
      ["body": #"{"data":[{"embedding":"AAAA"},{"embedding":"AAAA"}]}"#],
    ] as [JSONValue])
  func `An answer without a vector for each text is an error`(answer: JSONValue) async throws {
    let service = try await ScriptedService("openai-malformed-\(ScriptName.of(answer))", [answer])
    let error = await #expect(throws: EmbeddingError.self) { try await embedder(service).embed(["a", "b"]) }
    #expect(error?.code == .malformedAnswer)
  }

  @Test func `An error of the server is read`() async throws {
    let body = #"{"error":{"message":"model \"x\" not found, try pulling it first","type":"api_error","code":null}}"#
    let service = try await ScriptedService("openai-error", [["status": 404, "body": .string(body)]])
    let error = await #expect(throws: ServiceError.self) { try await embedder(service).embed(["a"]) }
    #expect(error?.kind == .notFound)
    #expect(error?.message.contains("not found, try pulling") == true)
  }

  @Test func `No texts are no call`() async throws {
    let service = try await ScriptedService("openai-none", [[:]])
    #expect(try await embedder(service).embed([]) == [])
    #expect(try await service.seen().isEmpty)
  }
}
