import JSON
import TestSupport
import Testing

@Suite struct CrashConcurrencyTests {
  private func write(_ installation: Installation, _ folder: String, round: Int) throws {
    for number in 0..<3 {
      try installation.directory.write(
        "Item \(number) of \(folder), edition \(round): " + String(repeating: "word\(round) ", count: 20),
        to: "\(folder)/\((round + number) % 7).txt")
    }
  }

  @Test func `Syncs of two folders into one index, started together, both land`() async throws {
    let installation = try Installation()
    for round in 1...15 {
      try await withThrowingTaskGroup(of: Int32.self) { group in
        for folder in ["A", "B"] {
          try write(installation, folder, round: round)
          group.addTask { try installation.kb("sync", "--docs", folder, "--state", "S").status }
        }
        for try await status in group { #expect(status == 0) }
      }
      for folder in ["A", "B"] {
        let plan = try installation.kb("plan", "--check", "--docs", folder, "--state", "S")
        #expect(plan.status == 0, "round \(round), \(folder): \(plan.output)")
      }
    }
    #expect(try await StoredIndex(state: installation.directory.path + "/S").problems() == [])
  }

  @Test func `Readers during syncs see one version, and never an error`() async throws {
    let installation = try Installation()
    // Each version has one edition of all documents: an answer with two would be of no version.
    func write(edition: Int) throws {
      for number in 0..<6 {
        try installation.directory.write(
          #"{"fruit": "apple", "basket": \#(number), "edition": "e\#(edition)e"}"#, to: "docs/\(number).json")
      }
    }
    try write(edition: 0)
    #expect(try installation.kb("sync", "--docs", "docs", "--state", "S").status == 0)
    // A process of its own writes, so that reading and writing go on at once however many threads the tests have.
    let writer = #"""
      (for edition in $(seq 1 20); do
        for number in 0 1 2 3 4 5; do
          printf '{"fruit": "apple", "basket": %d, "edition": "e%de"}' $number $edition >docs/$number.json
        done
        ./kb sync --docs docs --state S || touch failed
      done; touch done) >/dev/null 2>&1 &
      """#
    #expect(try installation.shell(writer).status == 0)
    var editions: Set<String> = []
    repeat {
      let outcome = try installation.kb(
        "search", "apple basket", "-k", "10", "--no-sync", "--json", "--docs", "docs", "--state", "S")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let texts = try JSONValue(parsing: outcome.output)["results"]?.array?.compactMap { $0["text"]?.string } ?? []
      let found = Set(texts.flatMap { $0.matches(of: /e\d+e/).map { String($0.output) } })
      #expect(texts.count == 6 && found.count == 1, "\(texts)")
      editions.formUnion(found)
    } while try installation.shell("test -e done").status != 0
    #expect(try installation.shell("test -e failed").status != 0)
    #expect(editions.count > 1)
  }
}
