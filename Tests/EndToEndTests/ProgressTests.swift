import Testing

@testable import kb

@Suite struct ProgressTests {
  @Test(arguments: [
    (0, 50, 0.0, "embedding 0 of 50 chunks"),
    (10, 50, 0.1, "embedding 10 of 50 chunks"),
    (10, 50, 2.0, "embedding 10 of 50 chunks · 5.0/s · 8 s left"),
    (1200, 5000, 3.0, "embedding 1200 of 5000 chunks · 400/s · 10 s left"),
    (1, 1000, 1.0, "embedding 1 of 1000 chunks · 1.0/s · 17 min left"),
    (1, 100_000, 1.0, "embedding 1 of 100000 chunks · 1.0/s · 28 h left"),
    (50, 50, 10.0, "embedding 50 of 50 chunks · 5.0/s"),
  ])
  func `A line tells count, rate and remaining time`(done: Int, total: Int, seconds: Double, text: String) {
    let progress = Progress(activity: "embedding", unit: "chunks", done: done, total: total, seconds: seconds)
    #expect(progress.text == text)
  }

  @Test func `Without a total there is no remaining time`() {
    let progress = Progress(activity: "reading", unit: "documents", done: 30, total: nil, seconds: 2)
    #expect(progress.text == "reading 30 documents · 15/s")
  }
}
