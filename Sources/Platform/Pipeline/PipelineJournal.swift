import JSON
import Storage

/// What a pipeline has finished so far: a small file for each stage, written after the stage's outputs.
struct PipelineJournal: Sendable {
  private let layout: PlatformLayout
  private let files: FileSystem
  private let hashes: FileHashes

  /// The journal of a platform.
  init(_ layout: PlatformLayout, files: FileSystem = FileSystem()) {
    self.layout = layout
    self.files = files
    hashes = FileHashes(files)
  }

  /// The hashes of files by their paths below the platform's folder, in the order given; null where there is no file.
  ///
  /// - Throws: `FileError`.
  func hashes(of paths: [String]) throws -> JSONObject {
    JSONObject(
      try paths.map { path in
        let hash = try hashes.hash(of: path)
        return JSONObject.Member(key: key(path), value: hash.map(JSONValue.string) ?? .null)
      })
  }

  /// The entry of a stage, `nil` when it has not been finished, or its entry cannot be read.
  func record(of stage: PipelineStage) -> StageRecord? {
    guard let bytes = try? files.read(path(stage)), let json = try? JSONValue(parsing: bytes.array) else { return nil }
    guard let record = StageRecord(json), record.stage == stage.rawValue else { return nil }
    return record
  }

  /// Whether a stage is done, and if it is not, why.
  ///
  /// - Throws: `FileError`.
  func state(of work: StageWork) throws -> StageState {
    guard !work.outputs.isEmpty else { return .repeated }
    guard let record = record(of: work.stage) else { return .pending }
    let difference = record.difference(
      settings: work.settings, inputs: try hashes(of: work.inputs), outputs: try hashes(of: work.outputs))
    return difference.map(StageState.stale) ?? .done(record.summary)
  }

  /// Puts down that a stage is finished, durably.
  ///
  /// - Throws: `FileError`; `PipelineError` when the stage did not make what it was to make.
  func finish(_ work: StageWork, inputs: JSONObject, summary: JSONObject) throws {
    let outputs = try hashes(of: work.outputs)
    if let missing = outputs.members.first(where: { $0.value == .null }) {
      throw PipelineError(.incomplete, "the stage \(work.stage.rawValue) ended without making \(missing.key)")
    }
    let record = StageRecord(
      stage: work.stage.rawValue, settings: work.settings, inputs: inputs, outputs: outputs, summary: summary)
    try files.replace(path(work.stage), with: Array((record.json.text(.pretty) + "\n").utf8))
  }

  /// The path of a stage's entry.
  func path(_ stage: PipelineStage) -> String { "\(layout.journal)/\(stage.step)-\(stage.rawValue).json" }

  private func key(_ path: String) -> String {
    path.hasPrefix(layout.root + "/") ? String(path.dropFirst(layout.root.count + 1)) : path
  }
}
