#if os(Linux)
  import TestSupport
  import Testing

  /// Elsewhere no library can be put before the system's without turning its protection off.
  @Suite struct CrashTests {
    /// Kills a sync at its first call that changes a file, at its second, and so on until one gets through; each time
    /// the index must be the old or the new one, and the next sync must make the new one of it.
    private func killEverywhere(_ bench: CrashBench, moreThan minimum: Int) async throws {
      let old = try await bench.read("base")
      try bench.copyBase(to: "reference")
      #expect(try bench.sync("reference") == 0)
      let new = try await bench.read("reference")
      #expect(new.searchStatus == 0 && new != old)
      #expect(try new.contents.count == bench.documentCount())

      let calls = CallSequence()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            while let call = calls.next() {
              calls.take(try await attempt(bench, call, old: old, new: new), at: call)
            }
          }
        }
        try await group.waitForAll()
      }
      let states = calls.outcomes
      #expect(states.count > minimum && states.contains(true) && states.contains(false))
    }

    /// Kills one sync; `nil` when it got through, otherwise whether the new version was there.
    private func attempt(
      _ bench: CrashBench, _ call: Int, old: CrashBench.Reading, new: CrashBench.Reading
    ) async throws -> Bool? {
      let state = "run-\(call)"
      try bench.copyBase(to: state)
      guard try bench.crash(state, at: call) else { return nil }
      #expect(try bench.problems(state) == "", "call \(call)")
      let found = try await bench.read(state)
      #expect(found == old || found == new, "call \(call)")

      #expect(try bench.sync(state) == 0, "call \(call)")
      #expect(try bench.problems(state) == "", "call \(call)")
      #expect(try await bench.read(state) == new, "call \(call)")
      #expect(bench.journals(state) == [], "call \(call)")
      return found == new
    }

    @Test func `A first sync may be killed at any call`() async throws {
      let bench = try CrashBench()
      for number in 1...5 { try bench.write(number) }
      try await killEverywhere(bench, moreThan: 60)
    }

    @Test func `A sync of new, changed and deleted documents may be killed at any call`() async throws {
      let bench = try CrashBench()
      for number in 1...12 { try bench.write(number) }
      #expect(try bench.sync("base") == 0)
      try bench.write(13)
      try bench.write(3, 2)
      try bench.remove(7)
      try await killEverywhere(bench, moreThan: 60)
    }

    @Test func `A sync that merges segments may be killed at any call`() async throws {
      let bench = try CrashBench()
      for number in 1...8 {
        try bench.write(number)
        #expect(try bench.sync("base") == 0)
      }
      try bench.write(9)
      try await killEverywhere(bench, moreThan: 90)
    }
  }
#endif
