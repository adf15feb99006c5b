import JSON
import Retrieval
import TestSupport
import Testing

@testable import Cloud

@Suite struct TitanEmbedderTests {
  private static func vector(_ elements: Int, _ element: JSONValue = 0.5) -> JSONValue {
    .array([JSONValue](repeating: element, count: elements))
  }

  private static func answer(_ body: JSONValue) -> JSONValue { ["body": .string(body.text())] }

  private func embedder(
    _ service: ScriptedService, dimensions: Int = 256, normalize: Bool = true, binary: Bool = false,
    spending: Spending = Spending(prices: PriceTable(date: "2026-11-23"))
  ) throws -> TitanEmbedder {
    try TitanEmbedder(
      client: service.client(), dimensions: dimensions, normalize: normalize, binary: binary, spending: spending)
  }

  @Test(arguments: [1536, 0, -1, 512 * 3, 1023, Int.max])
  func `Dimensions that the model does not have are refused, 1,536 with the reason`(dimensions: Int) async throws {
    let service = try await ScriptedService("titan-dimensions-\(dimensions)", [[:]])
    let error = #expect(throws: EmbeddingError.self) { try embedder(service, dimensions: dimensions) }
    #expect(error?.code == .unsupportedSetting)
    #expect(error?.description.contains("found \(dimensions)") == true)
    #expect(error?.description.contains("G1 - Text") == (dimensions == 1536))
  }

  @Test func `The request says what the model's documentation asks for`() async throws {
    let service = try await ScriptedService(
      "titan-request", [Self.answer(["embedding": Self.vector(512), "inputTextTokenCount": 5])])
    let embedder = try embedder(service, dimensions: 512, normalize: false)
    let vectors = try await embedder.embed(["Grüße, \"you\"\n"])
    #expect(vectors == [[Float](repeating: 0.5, count: 512)])
    let request = try #require(try await service.seen().first)
    #expect(request["path"]?.string == "/titan-request/model/amazon.titan-embed-text-v2%3A0/invoke")
    #expect(request["headers"]?["content-type"]?.string == "application/json")
    let expected: JSONValue = [
      "inputText": "Grüße, \"you\"\n", "dimensions": 512, "normalize": false, "embeddingTypes": ["float"],
    ]
    #expect(try JSONValue(parsing: Array((request["body"]?.string ?? "").utf8)) == expected)
  }

  @Test func `Every setting that changes vectors is part of the id`() async throws {
    let service = try await ScriptedService("titan-id", [[:]])
    let ids = try [
      embedder(service), embedder(service, dimensions: 512), embedder(service, normalize: false),
      embedder(service, binary: true),
    ].map(\.modelID)
    #expect(ids.first == "amazon.titan-embed-text-v2:0/256/float-normalized")
    #expect(Set(ids).count == 4)
  }

  @Test func `Binary elements become signs of a vector of length 1`() async throws {
    let bits = JSONValue.array((0..<256).map { .number(JSONNumber($0 % 2)) })
    let body: JSONValue = ["embeddingsByType": ["binary": bits], "inputTextTokenCount": 1]
    let service = try await ScriptedService("titan-binary", [Self.answer(body)])
    let vector = try await embedder(service, binary: true).embed(question: "a", weight: { _ in 1 })
    #expect(vector == (0..<256).map { $0 % 2 == 1 ? 0.0625 : -0.0625 })
    #expect(try await service.seen().first?["body"]?.string?.contains(#""embeddingTypes":["binary"]"#) == true)
  }

  @Test(arguments: [
    "", "x", "[]", "{}", #"{"embedding":[1]}"#, #"{"embedding":[],"inputTextTokenCount":1}"#,
    #"{"embedding":[1,2],"inputTextTokenCount":1}"#, #"{"embedding":"x","inputTextTokenCount":1}"#,
  ])
  func `An answer that is no vector is an error, and paid for`(body: String) async throws {
    let service = try await ScriptedService(
      "titan-malformed-\(ScriptName.of(.string(body)))", [["body": .string(body)]])
    let error = await #expect(throws: EmbeddingError.self) { try await embedder(service).embed(["a"]) }
    #expect(error?.code == .malformedAnswer)
    #expect(try await service.seen().count == 1)
  }

  @Test(arguments: ["null", "1e999", "\"1\"", "true"])
  func `Each element is a finite number`(element: String) async throws {
    let elements = [String](repeating: "0.5", count: 255) + [element]
    let body = "{\"embedding\":[\(elements.joined(separator: ","))],\"inputTextTokenCount\":1}"
    let service = try await ScriptedService("titan-element-\(ScriptName.of(.string(body)))", [["body": .string(body)]])
    let error = await #expect(throws: EmbeddingError.self) { try await embedder(service).embed(["a"]) }
    #expect(error?.code == .malformedAnswer)
    #expect(error?.detail.contains("at 255") == true)
  }

  @Test func `Texts that the model does not take are refused before anything is sent`() async throws {
    let service = try await ScriptedService("titan-long", [[:]])
    let embedder = try embedder(service)
    let long = [String(repeating: "a ", count: 25_001), String(repeating: "wort ", count: 8193), ""]
    for text in long {
      let error = await #expect(throws: EmbeddingError.self) { try await embedder.embed(["fine", text]) }
      #expect(error?.code == .unsuitableText)
      if !text.isEmpty { #expect(error?.detail.contains(text.prefix(20)) == true) }
    }
    #expect(try await service.seen().isEmpty)
  }

  @Test func `Tokens are added up by both counts, in the order of the texts the vectors come`() async throws {
    let server = try LoopbackServer("standins/titan.py")
    let library = TitanLibrary(url: server.url, folder: "", count: 0)
    let embedder = try library.embedder()
    let texts = (0..<30).map { "text number \($0)" }
    let together = try await embedder.embed(texts)
    for (text, vector) in zip(texts, together) {
      #expect(try await embedder.embed(question: text, weight: { _ in 1 }) == vector)
    }
    #expect(Set(together).count == 30)
    // The stand-in counts words and 2, ours counts a token for each short word and number.
    #expect(embedder.tokenCount.texts == 60)
    #expect(embedder.tokenCount.billed == 60 * 5)
    #expect(embedder.tokenCount.estimated == 60 * 3)
    #expect(embedder.tokenCount.ratio == 0.6)
    #expect(try await library.counts().most <= 8)
  }

  @Test func `An answer under way when the task is cancelled still arrives`() async throws {
    let body: JSONValue = ["embedding": Self.vector(256), "inputTextTokenCount": 1]
    let service = try await ScriptedService("titan-grace", [["stall": 0.3, "body": .string(body.text())]])
    let embedder = try embedder(service)
    let task = Task { try await embedder.embed(["a"]) }
    while try await service.seen().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    #expect(try await task.value.first?.count == 256)
    #expect(embedder.tokenCount.texts == 1)
  }

  @Test func `An answer that takes too long after the cancellation is not waited for`() async throws {
    let service = try await ScriptedService("titan-no-grace", [["stall": 60, "body": "x"]])
    let embedder = try embedder(service)
    let task = Task { try await embedder.embed(["a"]) }
    while try await service.seen().isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(8))
  }
}
