import Agents
import Retrieval
import TestSupport
import Testing
import Workspaces

@Suite struct SessionTests {
  private let directory: TemporaryDirectory
  private let runs: RunStore
  private let start = 1_760_000_000.0

  init() throws {
    directory = try TemporaryDirectory()
    runs = RunStore(directory: directory.local.appending("runs"))
  }

  /// Records a run that begins some seconds after the start; without an answer it stays unfinished.
  private func record(
    _ run: String, session: String? = nil, after seconds: Double = 0, question: String = "q", answer: String? = "a",
    history: [Message] = []
  ) throws {
    let recorder = try runs.begin(
      RunHeader(
        run: run, session: session ?? run, created: SystemClock.text(start + seconds), question: question,
        model: "offline", instruction: "i", passageCount: 5, history: history))
    guard let answer else { return }
    var result = AnswerFold().result
    result.text = answer
    try recorder.finish(result)
  }

  private func newest(after seconds: Double) throws -> Session {
    try runs.session(.newest, at: start + seconds, idleLimit: 600)
  }

  @Test func `Without a run there is nothing to continue`() throws {
    #expect(try newest(after: 0).opening == .nothingToContinue)
    #expect(try runs.session(.new, at: start, idleLimit: 600) == Session())
    #expect(try runs.ids().isEmpty)
  }

  @Test func `The newest session goes on within the idle limit, with its questions and answers`() throws {
    try record("aaaa0001", question: "one", answer: "1")
    let session = try newest(after: 599)
    #expect(session.opening == .continued)
    #expect(session.id == "aaaa0001")
    #expect(session.history.map(\.role) == [.user, .assistant])
    #expect(session.history.map(\.text) == ["one", "1"])
  }

  @Test func `At the idle limit a new session begins`() throws {
    try record("aaaa0001")
    let session = try newest(after: 600)
    #expect(session.opening == .expired(session: "aaaa0001", idleSeconds: 600))
    #expect(session.id == nil)
    #expect(session.history.isEmpty)
  }

  @Test func `A run in the future, as after a clock was set back, is not continued for ever`() throws {
    try record("aaaa0001", after: 10_000)
    guard case .expired = try newest(after: 0).opening else {
      Issue.record("the session goes on")
      return
    }
  }

  @Test func `A run without an answer adds no turn`() throws {
    let history = [Message(.user, [.text("one")]), Message(.assistant, [.text("1")])]
    try record("aaaa0002", session: "aaaa0001", question: "two", answer: nil, history: history)
    let session = try newest(after: 1)
    #expect(session.id == "aaaa0001")
    #expect(session.history.map(\.text) == ["one", "1"])
  }

  @Test func `A session that is named goes on however old it is, after its newest run`() throws {
    try record("aaaa0001")
    let history = [Message(.user, [.text("q")]), Message(.assistant, [.text("a")])]
    try record("cccc0001", session: "aaaa0001", after: 5, question: "two", answer: "2", history: history)
    try record("bbbb0001", after: 9)
    let session = try runs.session(.named("aaaa"), at: start + 1e6, idleLimit: 600)
    #expect(session.id == "aaaa0001")
    #expect(session.history.map(\.text) == ["q", "a", "two", "2"])
  }

  @Test(arguments: ["", "dddd", "aaaa"])
  func `The name of no session, or the beginning of several, is an error`(name: String) throws {
    for run in ["aaaa0001", "aaaa0002"] { try record(run) }
    let error = #expect(throws: WorkspaceError.self) {
      try runs.session(.named(name), at: start, idleLimit: 600)
    }
    #expect(error?.code == .notFound)
  }

  @Test func `A run is found by the beginning of its id when only one begins so`() throws {
    for run in ["aaaa0001", "aaab0002"] { try record(run) }
    #expect(try runs.run("aaab").header.run == "aaab0002")
    #expect(try runs.run("last").header.run == runs.ids().first)
    #expect(throws: WorkspaceError.self) { try runs.run("aaa") }
    #expect(throws: WorkspaceError.self) { try runs.run("") }
  }

  @Test func `A damaged record is listed as such and does not stand in the way of the next question`() throws {
    try record("aaaa0001", question: "one")
    try directory.write("{\"run\": 5}\nnonsense\n", to: "runs/ffff0001.jsonl")
    try directory.write("", to: "runs/ffff0002.jsonl")
    let list = try runs.list(10)
    #expect(list.count == 3)
    #expect(list.count { $0.damage != nil } == 2)
    #expect(try newest(after: 1).id == "aaaa0001")
    #expect(throws: RunRecordError.self) { try runs.run("ffff0001") }
    #expect(try runs.session(.named("aaaa"), at: start, idleLimit: 1).id == "aaaa0001")
  }

  @Test func `A run whose process was killed is listed with its question`() throws {
    try record("aaaa0001", question: "killed", answer: nil)
    let listing = try #require(try runs.list(1).first)
    #expect(listing.record?.header.question == "killed")
    #expect(listing.milliseconds == nil)
    #expect(listing.json["stop_reason"] == .null)
  }

  @Test func `New ids are eight hexadecimal digits and differ`() {
    let ids = (0..<50).map { _ in runs.freshID() }
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{8}/) != nil })
    #expect(Set(ids).count == 50)
  }
}
