import JSON
import Retrieval
import Storage
import TestSupport
import Testing
import Workspaces

@testable import kb

@Suite struct FailureTests {
  @Test func `An error is shown as what happened, why, and numbered remedies`() {
    let error = WorkspaceError(.notConfigured, "no documents", reason: "nothing is there", remedies: ["this", "that"])
    #expect(Failure(error).text == "kb: no documents\n  nothing is there\n  1. this\n  2. that")
    #expect(Failure(error).status == .notConfigured)
  }

  @Test func `For programs an error has a code, and null for what it does not say`() {
    let json = Failure(WorkspaceError(.exists, "there")).json
    #expect(json.text() == #"{"error":{"code":"exists","message":"there","reason":null,"remedies":[]}}"#)
    #expect(Failure(WorkspaceError(.exists, "there")).status == .writeRefused)
  }

  @Test func `The README lists every exit code with its meaning`() throws {
    let readme = try String(
      decoding: FileSystem().read(Repository.path + "/README.md").array, as: UTF8.self
    ).replacing("`", with: "")
    for status in ExitStatus.allCases {
      #expect(readme.contains("| \(status.rawValue) | \(status.meaning) |"), "\(status)")
    }
  }

  @Test(arguments: [(["doctro"], "doctor"), (["confg"], "config"), (["--jsn"], nil)] as [([String], String?)])
  func `Only a word near a command is answered with it`(arguments: [String], meant: String?) {
    #expect(KB.subcommand(meantBy: arguments) == meant)
  }
}
