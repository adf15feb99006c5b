import Agents
import Cloud
import JSON
import Testing

/// A provider of models with its stand-in: what the two differ in.
struct ModelProvider: Sendable, CustomTestStringConvertible {
  let name: String
  let standIn: StandIn
  let streams: Bool
  /// The events, or pieces, of a stream that come before its first word.
  let opening: Int
  /// What a provider calls trouble in the middle of a stream.
  let throttled: String
  let retiredModelID: String
  private let isBedrock: Bool

  var testDescription: String { "\(name)\(streams ? "" : ", at once")" }

  static func bedrock(_ standIn: StandIn, streams: Bool = true) -> ModelProvider {
    ModelProvider(
      name: "Converse", standIn: standIn, streams: streams, opening: 1, throttled: "throttlingException",
      retiredModelID: "anthropic.claude-3-5-sonnet-20240620-v1:0", isBedrock: true)
  }

  static func anthropic(_ standIn: StandIn, streams: Bool = true) -> ModelProvider {
    ModelProvider(
      name: "Messages", standIn: standIn, streams: streams, opening: 3, throttled: "overloaded_error",
      retiredModelID: "claude-3-5-sonnet-20240620", isBedrock: false)
  }

  /// The model of the provider.
  func model(_ modelID: String? = nil, spending: Spending = Spending(prices: PriceTable(date: "2026-10-01")))
    -> any LanguageModel
  {
    let options = ModelOptions(maximumTokens: 1000, streams: streams)
    if isBedrock {
      let id = modelID ?? ConverseModel.standardModelID
      return ConverseModel(client: standIn.client, modelID: id, options: options, spending: spending)
    }
    let id = modelID ?? MessagesModel.standardModelID
    return MessagesModel(client: standIn.client, modelID: id, options: options, spending: spending)
  }

  /// The events of a turn that the stand-in says by a script.
  func events(
    _ script: [JSONValue], faults: [JSONValue] = [], for request: ModelRequest = .question("rmse?")
  ) async throws -> [ModelEvent] {
    try await standIn.plan(faults: faults, settings: ["script": .array(script)])
    var events: [ModelEvent] = []
    for try await event in model().events(for: request) { events.append(event) }
    return events
  }
}
