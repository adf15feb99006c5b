import JSON
import Storage
import Synchronization
import TestSupport

@testable import Platform

/// A pipeline whose stages write small files, in a folder of its own.
///
/// Each stage writes its inputs' texts and its settings' `value` into its output.
final class PipelineSample: Sendable {
  let directory: TemporaryDirectory
  let layout: PlatformLayout
  /// The stages performed so far, by all runs.
  let performed = Mutex<[PipelineStage]>([])

  private let stageCount: Int

  /// The first stages; all seven unless said otherwise.
  init(stages: Int = 7) throws {
    stageCount = stages
    directory = try TemporaryDirectory()
    layout = PlatformLayout(root: directory.path + "/platform")
  }

  func path(_ stage: PipelineStage) -> String { "\(layout.root)/\(stage.rawValue)/out.txt" }

  /// The stages, from preparation to notification, with a value that the stage `changed` is made with.
  func works(_ value: String = "first", files: FileSystem = FileSystem()) -> [StageWork] {
    let stages: [(PipelineStage, [PipelineStage])] = [
      (.preparation, []), (.training, [.preparation]), (.validation, [.preparation]), (.inference, [.training]),
      (.reviewTable, [.inference]), (.finalResults, [.inference]), (.notification, [.finalResults]),
    ]
    return stages.prefix(stageCount).map { stage, inputs in
      StageWork(
        stage: stage, settings: stage == .training ? ["value": .string(value)] : [:], inputs: inputs.map(path),
        outputs: [path(stage)]
      ) { [self] report in
        performed.withLock { $0.append(stage) }
        report(StageProgress(activity: stage.activity, unit: "files", done: 1, total: 1))
        let texts = try inputs.map { String(decoding: try files.read(path($0)).array, as: UTF8.self) }
        let text = texts.joined() + "\(stage.rawValue) \(stage == .training ? value : "")\n"
        try files.replace(path(stage), with: Array(text.utf8))
        return ["lines": .number(text.split(separator: "\n").count)]
      }
    }
  }

  func pipeline(_ value: String = "first", files: FileSystem = FileSystem()) -> Pipeline {
    Pipeline(layout, works: works(value, files: files), meter: PipelineMeter { 0 }, files: files)
  }

  /// Every file below the folder with its text.
  func contents() throws -> String {
    try ChildProcess("/bin/sh", in: directory.path).run(
      ["-c", "find . -type f | LC_ALL=C sort | xargs tail -n +1"]
    ).output
  }

  /// Takes everything away.
  func clear() throws { _ = try ChildProcess("/bin/rm", in: directory.path).run(["-rf", layout.root]) }
}
