@testable import Platform

/// One run of the platform's pipeline to its end, made once for all tests that look at what it left.
actor FinishedRun {
  static let shared = FinishedRun()
  private var task: Task<(PlatformRunSample, PipelineReport), any Error>?

  func run() async throws -> (sample: PlatformRunSample, report: PipelineReport) {
    let task =
      task
      ?? Task {
        let sample = try PlatformRunSample()
        let pipeline = sample.pipeline(
          try PlatformRunSample.declarations(), exportFolder: sample.directory.path + "/docs")
        return (sample, try await pipeline.run())
      }
    self.task = task
    let (sample, report) = try await task.value
    return (sample, report)
  }
}
