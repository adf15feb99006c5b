import Storage
import Synchronization
import TestSupport
import Testing

@testable import Platform

/// Runs that end at a call which changes the disk.
@Suite struct PipelineInterruptionTests {
  private struct Stopped: Error {}

  /// A file system that refuses the call of a number, and every one after it: the process is dead.
  private func files(stoppingAt limit: Int) -> FileSystem {
    let calls = Mutex(0)
    return FileSystem { operation, _ in
      guard operation.changesDisk else { return }
      let call = calls.withLock { calls in
        calls += 1
        return calls
      }
      if call >= limit { throw Stopped() }
    }
  }

  @Test func `A run stopped at any change of the disk ends, resumed, with the same bytes`() async throws {
    let sample = try PipelineSample(stages: 3)
    _ = try await sample.pipeline().run()
    let undisturbed = try sample.contents()
    var stops = 0
    for call in 1...1000 {
      try sample.clear()
      do {
        _ = try await sample.pipeline(files: files(stoppingAt: call)).run()
        break
      } catch is Stopped {
        stops += 1
      }
      _ = try await LeftoverFiles(folders: [sample.layout.root]).remove()
      _ = try await sample.pipeline().run()
      #expect(try sample.contents() == undisturbed, "call \(call)")
    }
    #expect(stops > 30)
  }

  @Test func `Unfinished files are removed, others stay`() async throws {
    let directory = try TemporaryDirectory()
    try directory.write("half", to: "models/churn/tmp~123~0~model.ubj")
    try directory.write("whole", to: "models/churn/model.ubj")
    try directory.write("mine", to: "models/template.txt")
    let leftovers = LeftoverFiles(folders: [directory.path, directory.path + "/none"])
    #expect(try await leftovers.remove() == 1)
    #expect(try FileSystem().directory(directory.path + "/models/churn").names() == ["model.ubj"])
    #expect(try FileSystem().directory(directory.path + "/models").names().count == 2)
    #expect(try await leftovers.remove() == 0)
  }
}
