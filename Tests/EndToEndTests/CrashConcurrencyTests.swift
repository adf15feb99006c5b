import JSON
import Retrieval
import TestSupport
import Testing

/// Several processes on one index. Shells start them, so that they run together whatever else the tests are at.
@Suite struct CrashConcurrencyTests {
  private let installation: Installation

  init() throws { installation = try Installation() }

  @Test func `Syncs of two folders into one index, started together, both land`() throws {
    let script = """
      mkdir A B
      for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
        for folder in A B; do
          for number in 0 1 2; do
            echo "Item $number of $folder, edition $round." >"$folder/$(((round + number) % 7)).txt"
          done
        done
        ./kb sync --docs A --state S >A.log & first=$!
        ./kb sync --docs B --state S >B.log & second=$!
        wait $first || echo "round $round: A exits with $?"
        wait $second || echo "round $round: B exits with $?"
        for folder in A B; do
          ./kb plan --check --docs $folder --state S >plan.log || { echo "round $round: $folder is stale"; cat plan.log; }
        done
      done
      ./kb doctor --verify --docs A --state S >doctor.log || cat doctor.log
      """
    #expect(try installation.shell(script).output == "")
  }

  @Test func `Readers during syncs see one version, and never an error`() throws {
    // All documents of a version are of one edition: an answer with two would be of no version.
    let script = #"""
      mkdir docs
      write() {
        for basket in 0 1 2 3 4 5; do
          echo "{\"fruit\": \"apple\", \"basket\": $basket, \"edition\": \"e$1e\"}" >docs/$basket.json
        done
      }
      read_answers() {
        while [ ! -e end ]; do
          ./kb search "apple basket" -k 10 --no-sync --json --docs docs --state S || echo "\"exit code $?\""
        done
      }
      write 0
      ./kb sync --docs docs --state S >/dev/null
      read_answers & reader=$!
      for edition in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        write $edition
        ./kb sync --docs docs --state S >/dev/null || echo "\"sync exits with $?\""
      done
      touch end
      wait $reader
      """#
    var editions: Set<String> = []
    for line in try installation.shell(script).output.split(separator: "\n") {
      let results = try JSONValue(parsing: String(line))["results"]?.array ?? []
      let texts = results.compactMap { $0["text"]?.string }
      let found = Set(texts.flatMap { $0.matches(of: /e\d+e/).map { String($0.output) } })
      #expect(texts.count == 6 && found.count == 1, "\(line)")
      editions.formUnion(found)
    }
    #expect(editions.count > 2)
  }
}
