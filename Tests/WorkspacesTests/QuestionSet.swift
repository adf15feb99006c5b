import Agents
import JSON
import Retrieval
import Storage
import TestSupport
import Testing
import Workspaces

/// A collection of documents with questions whose answers are known (`fixtures/questions`).
struct QuestionSet {
  /// A question as its line tells it.
  struct Item {
    let id: String
    let text: String
    let expected: [String]
    let source: String
    let isAnswerable: Bool

    init?(_ json: JSONValue) {
      guard let id = json["id"]?.string, let text = json["question"]?.string, let source = json["source"]?.string else {
        return nil
      }
      self.id = id
      self.text = text
      self.source = source
      expected = (json["expect"]?.array ?? []).compactMap(\.string)
      isAnswerable = json["kind"]?.string != "abstain"
    }
  }

  /// How the answers to all questions turned out.
  struct Result {
    var right = 0
    var answerable = 0
    var citingTheSource = 0
    var wronglyAnswered: [String] = []
    var unsupportedFigures = 0
    var unsupported: [String] = []
    var misses: [String] = []
  }

  let items: [Item]
  let documents: String

  init(_ file: String, documents: String) throws {
    let bytes = try FileSystem().read(Repository.path + "/fixtures/questions/" + file).array
    items = try bytes.split(separator: 0x0A).compactMap { Item(try JSONValue(parsing: Array($0))) }
    self.documents = Repository.path + "/" + documents
  }

  /// Indexes the documents in an empty state directory and asks everything.
  func run(in directory: TemporaryDirectory) async throws -> Result {
    let (workspace, base) = try await open(in: directory)
    var result = Result()
    let agent = try workspace.agent(over: base, model: OfflineModel(), limits: .init())
    for item in items { result.add(item, try await agent.answer(to: item.text)) }
    return result
  }

  /// Searches for every answerable question, and counts those whose answer one passage holds whole.
  func search(in directory: TemporaryDirectory) async throws -> (first: Int, inFive: Int, all: Int) {
    let (_, base) = try await open(in: directory)
    var (first, inFive, all) = (0, 0, 0)
    for item in items where item.isAnswerable {
      let texts = try await base.passages(for: SearchRequest(item.text, limit: 5)).map(\.chunk.text)
      let hits = texts.map { text in item.expected.allSatisfy { Result.states(text, $0) } }
      all += 1
      if hits.first == true { first += 1 }
      if hits.contains(true) { inFive += 1 }
    }
    return (first, inFive, all)
  }

  private func open(in directory: TemporaryDirectory) async throws -> (Workspace, KnowledgeBase) {
    let workspace = try await Workspace(
      host: directory.host(), docs: LocalPath(documents),
      flags: [SettingFlag("--state", setting: "stateDirectory", text: "state")])
    _ = try await workspace.sync()
    return (workspace, try #require(try await workspace.knowledgeBase()))
  }
}

extension QuestionSet.Result {
  mutating func add(_ item: QuestionSet.Item, _ answer: Answer) {
    unsupportedFigures += answer.figures.unsupported.count
    if !answer.figures.unsupported.isEmpty {
      unsupported.append("\(item.id): \(answer.figures.unsupported.map(\.text)) in \(answer.text)")
    }
    guard item.isAnswerable else {
      if answer.isSupported {
        wronglyAnswered.append(item.id)
        misses.append("\(item.id) should abstain: \(item.text) -> \(answer.text.prefix(200))")
      } else {
        right += 1
      }
      return
    }
    answerable += 1
    if answer.citations.contains(where: { $0.document?.key == item.source }) { citingTheSource += 1 }
    let isRight = answer.isSupported && item.expected.allSatisfy { Self.states(answer.text, $0) }
    if isRight {
      right += 1
    } else {
      misses.append("\(item.id): \(item.text) -> \(answer.text.prefix(160)); expected \(item.expected)")
    }
  }

  /// Whether a text states something: literally, or for a number by value.
  static func states(_ text: String, _ expected: String) -> Bool {
    if text.contains(expected) { return true }
    guard let value = Double(expected) else { return false }
    return text.split { $0.isWhitespace || "();:,".contains($0) }.contains { Double($0) == value }
  }
}
