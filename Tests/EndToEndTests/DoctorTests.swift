import JSON
import TestSupport
import Testing

@Suite struct DoctorTests {
  let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.writeDocuments()
    _ = try installation.kb("sync", "--docs", "docs", "--state", "state")
  }

  private let doctor = "./kb doctor --docs docs --state state"

  @Test func `A sound index is healthy, to its last checksum`() throws {
    let outcome = try installation.run(doctor + " --verify")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("index: version 1: 3 documents, 3 chunks in 1 segments"))
    #expect(outcome.output.contains("objects with "))
    #expect(outcome.output.contains("garbage: nothing to reclaim"))
  }

  @Test func `A changed byte is found, and everything can be made anew from the documents`() throws {
    let flip =
      "f=$(ls state/index/text/*); chmod u+w $f; printf '\\377\\376' | dd of=$f bs=1 seek=4200 conv=notrunc 2>&1"
    _ = try installation.run(flip)
    let outcome = try installation.run(doctor + " --verify")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("kb sync --full"))
    #expect(try installation.run("./kb search churn --docs docs --state state").status == 1)
    let report = try installation.json("./kb sync --full --docs docs --state state --json")
    #expect(report["rebuild_reason"]?.string?.contains("damaged") == true)
    #expect(report["statistics"]?["numberOfNewDocumentsIndexed"] == 3)
    #expect(try installation.run(doctor + " --verify").status == 0)
    #expect(try installation.run("./kb search churn --docs docs --state state").output.contains("churn.json"))
  }

  @Test func `Old objects that no version needs are told, and removed when asked for`() throws {
    // An object as an interrupted commit leaves it, two days ago.
    _ = try installation.run(
      "cp state/index/segment/* state/index/segment/01ARZ3NDEKTSV4RRFFQ69G5FAV-0123456789abcdef.kbv")
    _ = try installation.run("touch -d '2 days ago' state/index/segment/01ARZ3NDEKTSV4RRFFQ69G5FAV-*")
    #expect(try installation.run(doctor).output.contains("1 objects with "))
    #expect(try installation.run(doctor + " --reclaim").output.contains("removed 1 objects with "))
    #expect(try installation.run(doctor).output.contains("nothing to reclaim"))
    #expect(try installation.run("./kb search churn --docs docs --state state").status == 0)
  }
}
