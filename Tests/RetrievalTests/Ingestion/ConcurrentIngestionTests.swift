import Synchronization
import TestSupport
import Testing

@testable import Retrieval

@Suite struct ConcurrentIngestionTests {
  @Test(arguments: SampleLibrary.Kind.allCases)
  func `Two ingestions of different data sources at once both land`(kind: SampleLibrary.Kind) async throws {
    let library = try SampleLibrary(kind)
    for round in 0..<12 {
      library.folder.write("a\(round % 5).txt", SampleLibrary.text("a\(round)"))
      library.other.write("b\(round % 3).txt", SampleLibrary.text("b\(round)"))
      async let first = library.sync([library.source])
      async let second = library.sync([library.otherSource])
      let versions = try await [first.version, second.version]
      #expect(Set(versions) == [UInt64(2 * round + 1), UInt64(2 * round + 2)])
      try await library.expectCurrent([library.source, library.otherSource])
    }
  }

  @Test(arguments: SampleLibrary.Kind.allCases)
  func `Ingestions of one data source at once converge`(kind: SampleLibrary.Kind) async throws {
    let library = try SampleLibrary(kind)
    for round in 0..<8 {
      library.folder.write("a\(round % 3).txt", SampleLibrary.text("a\(round)"))
      if round % 3 == 2 { library.folder.remove("a0.txt") }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<3 { group.addTask { try await library.sync() } }
        try await group.waitForAll()
      }
      try await library.expectCurrent()
      #expect(try await !library.sync().hasCommitted)
    }
  }

  @Test(arguments: SampleLibrary.Kind.allCases)
  func `Readers see one version or the next, whole, while documents are ingested`(
    kind: SampleLibrary.Kind
  ) async throws {
    let library = try SampleLibrary(kind)
    for name in 0..<6 { library.folder.write("\(name).txt", SampleLibrary.text("v0n\(name)")) }
    try await library.sync()
    let states = Mutex([try await library.contents()])
    let isOver = Mutex(false)
    let reader = Task {
      var seen: Set<UInt64> = []
      repeat {
        let snapshot = try #require(try await library.index.current())
        seen.insert(snapshot.version)
        let contents = try SampleLibrary.contents(of: snapshot)
        #expect(states.withLock { $0.contains(contents) }, "version \(snapshot.version)")
        // Reading never waits for anything; without a pause the writer would not get a thread.
        try await Task.sleep(for: .milliseconds(1))
      } while !isOver.withLock { $0 }
      return seen
    }
    for round in 1...10 {
      for name in 0..<6 { library.folder.rewrite("\(name).txt", SampleLibrary.text("v\(round)n\(name)")) }
      let next = try SampleLibrary.expected([library.source])
      states.withLock { $0.append(next) }
      try await library.sync()
    }
    isOver.withLock { $0 = true }
    #expect(try await reader.value.count > 1)
  }
}
