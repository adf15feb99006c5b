import Agents
import Cloud
import JSON
import Synchronization
import Testing

/// What becomes of a turn when the service or the way to it fails.
@Suite(.serialized) struct ModelFaultTests {
  private static let bedrock = Result { try StandIn("bedrock_runtime.py") }
  private static let anthropic = Result { try StandIn("anthropic.py") }

  static var providers: [ModelProvider] {
    get throws {
      try streaming + [
        .bedrock(bedrock.get(), streams: false), .anthropic(anthropic.get(), streams: false),
      ]
    }
  }

  static var streaming: [ModelProvider] {
    get throws { [.bedrock(try bedrock.get()), .anthropic(try anthropic.get())] }
  }

  private static let script: [JSONValue] = [[["text": "The rmse is 0.0999, and that is that."]]]
  private static let answer = "The rmse is 0.0999, and that is that."

  /// What a turn said before it failed, and why.
  private func failure(
    of provider: ModelProvider, _ faults: [JSONValue], modelID: String? = nil
  ) async throws -> (text: String, error: ServiceError) {
    try await provider.standIn.plan(faults: faults, settings: ["script": .array(Self.script)])
    var events: [ModelEvent] = []
    do {
      for try await event in provider.model(modelID).events(for: .question("rmse?")) { events.append(event) }
    } catch let error as ServiceError {
      return (events.text, error)
    }
    Issue.record("expected an error")
    return (events.text, ServiceError(.notFound, service: "", operation: "", message: ""))
  }

  @Test(arguments: try streaming)
  func `One byte at a time is the same turn`(_ provider: ModelProvider) async throws {
    let whole = try await provider.events(Self.script)
    let pieces = try await provider.events(Self.script, faults: [["fault": "pieces", "bytes": 1]])
    #expect(pieces == whole && pieces.text == Self.answer)
  }

  @Test(arguments: try streaming, ["exception", "cut", "reset", "corrupt"])
  func `A stream that breaks before its first word is asked for again`(
    _ provider: ModelProvider, _ fault: String
  ) async throws {
    // Server-sent events have no checksum: a byte that flips goes unseen unless it breaks the JSON.
    if fault == "corrupt", provider.name == "Messages" { return }
    let after = fault == "exception" ? provider.opening : provider.opening - 1
    let events = try await provider.events(
      Self.script,
      faults: [
        ["fault": .string(fault), "after": .number(after), "name": .string(provider.throttled), "times": 2]
      ])
    #expect(events.text == Self.answer)
    #expect(try await provider.standIn.requests().count == 3)
  }

  @Test(arguments: try streaming, ["exception", "cut", "reset", "corrupt"])
  func `A stream that breaks after a word is an error that says so, and is not asked for again`(
    _ provider: ModelProvider, _ fault: String
  ) async throws {
    if fault == "corrupt", provider.name == "Messages" { return }
    let (text, error) = try await failure(
      of: provider,
      [["fault": .string(fault), "after": .number(provider.opening + 2), "name": .string(provider.throttled)]])
    #expect(!text.isEmpty && Self.answer.hasPrefix(text) && text != Self.answer)
    let kinds: [String: ServiceError.Kind] = [
      "exception": .throttled, "cut": .malformedResponse, "reset": .unreachable, "corrupt": .malformedResponse,
    ]
    #expect(error.kind == kinds[fault])
    #expect(error.message.contains("broke off after \(text.unicodeScalars.count) characters"))
    #expect(error.requestID?.isEmpty == false)
    #expect(try await provider.standIn.requests().count == 1)
  }

  @Test(arguments: try streaming)
  func `A stream that ends between two events, as if whole, is an error`(_ provider: ModelProvider) async throws {
    // The last event but one is where the provider says why the turn ended.
    let (text, error) = try await failure(of: provider, [["fault": "cut", "after": 9]])
    #expect(error.kind == .malformedResponse)
    #expect(Self.answer.hasPrefix(text))
  }

  @Test(arguments: try providers)
  func `A stream that keeps breaking is an error after three attempts`(_ provider: ModelProvider) async throws {
    let (text, error) = try await failure(of: provider, [["fault": "cut", "after": 0, "times": -1]])
    #expect(text.isEmpty)
    #expect(provider.streams ? error.kind == .malformedResponse : error.kind == .unreachable)
    #expect(try await provider.standIn.requests().count == 3)
  }

  @Test(arguments: try providers)
  func `A service that throttles, fails or drops the connection is asked again`(_ provider: ModelProvider) async throws
  {
    let faults: [JSONValue] = [["fault": "throttled"], ["fault": "unavailable"], ["fault": "drop"], ["fault": "fault"]]
    let events = try await provider.events(Self.script, faults: faults)
    #expect(events.text == Self.answer)
    #expect(try await provider.standIn.requests().count == 5)
  }

  @Test(arguments: try providers)
  func `Credentials that have ended and what may not be done are errors with a remedy`(
    _ provider: ModelProvider
  ) async throws {
    let expired = try await failure(of: provider, [["fault": "expired", "times": -1]]).error
    #expect(expired.kind == .authentication && !expired.remedies.isEmpty)
    let denied = try await failure(of: provider, [["fault": "denied"]]).error
    #expect(denied.kind == .accessDenied && !denied.remedies.isEmpty)
    #expect(denied.description.contains("request"))
  }

  @Test(arguments: try providers)
  func `A retired model is an error with a remedy`(_ provider: ModelProvider) async throws {
    let error = try await failure(of: provider, [], modelID: provider.retiredModelID).error
    #expect(error.kind == (provider.name == "Converse" ? .modelRetired : .notFound))
    #expect(!error.remedies.isEmpty)
    #expect(try await provider.standIn.requests().count == 1)
  }

  @Test(arguments: try streaming)
  func `Cancelling ends the stream within a second, and the turn is not asked for again`(
    _ provider: ModelProvider
  ) async throws {
    let pause: JSONValue = ["fault": "pause", "after": .number(provider.opening + 2), "seconds": 30]
    try await provider.standIn.plan(faults: [pause], settings: ["script": .array(Self.script)])
    let words = Mutex("")
    let task = Task {
      for try await event in provider.model().events(for: .question("rmse?")) {
        if case .text(let text, _) = event { words.withLock { $0 += text } }
      }
      try Task.checkCancellation()
    }
    while words.withLock(\.isEmpty) { try await Task.sleep(for: .milliseconds(1)) }
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(try await provider.standIn.requests().count == 1)
  }
}
