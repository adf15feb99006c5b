import CKernels
import Retrieval

/// Looks at everything that a workspace needs, without changing any of it.
public struct Checkup: Sendable {
  private let host: Host
  private let docs: LocalPath?
  private let flags: [SettingFlag]

  /// A check of what a command with these flags would work on.
  public init(host: Host, docs: LocalPath? = nil, flags: [SettingFlag] = []) {
    self.host = host
    self.docs = docs
    self.flags = flags
  }

  /// What was found, the program first, then what builds on it. Names of environment variables are shown, never values
  /// of ones that are not settings.
  public func findings() -> [Finding] {
    let program = Finding("program", "kb \(Version.current) for \(Version.platform) \(Version.architecture)")
    return [program, processor] + environment() + workspace()
  }

  private var processor: Finding {
    let paths: [(path: kb_path, name: String)] = [
      (KB_PATH_AVX512, "AVX-512 and VNNI"), (KB_PATH_AVX2, "AVX2, FMA and F16C"), (KB_PATH_NEON, "NEON"),
    ]
    let best = paths.first { kb_has_path($0.path) != 0 }
    return Finding("processor", "vectors are searched with \(best?.name ?? "portable code")")
  }

  private func environment() -> [Finding] {
    let known = Setting.all.map(\.environment)
    let unknown = host.environment.keys.filter { $0.hasPrefix("KB_") && !known.contains($0) }.sorted()
    let set = known.filter { host.environment[$0]?.isEmpty == false }
    let detail = set.isEmpty ? "no setting from environment variables" : "set: " + set.joined(separator: ", ")
    return [Finding("environment", detail)]
      + unknown.map { name in
        let nearest = Spelling.nearest(to: name, among: known)
        return Finding(
          "environment", "\(name) is no setting", .warning,
          remedies: [nearest.map { "Use \($0)" } ?? "See the names: kb config reference"])
      }
  }

  private func workspace() -> [Finding] {
    let configuration: LayeredConfiguration
    do {
      configuration = try LayeredConfiguration(host: host, flags: flags)
    } catch {
      return [Finding("configuration", "\(error)", .failure, remedies: ["Correct it; the names: kb config reference"])]
    }
    let file = configuration.file.map { "\($0)" } ?? "no kb.json, defaults"
    return [Finding("configuration", file)] + documents(configuration)
  }

  private func documents(_ configuration: LayeredConfiguration) -> [Finding] {
    do {
      let selection = try DocumentSelection(docs: docs, configuration: configuration, remembered: [])
      let folders = selection.dataSources.map { "\($0.id) in \($0.root)" }.joined(separator: ", ")
      return [Finding("documents", folders), state(selection.stateDirectory)]
    } catch let error as WorkspaceError {
      return [
        Finding("documents", error.description, .failure, remedies: error.remedies),
        state(configuration.values.stateDirectory),
      ]
    } catch {
      return [Finding("documents", "\(error)", .failure)]
    }
  }

  private func state(_ directory: LocalPath) -> Finding {
    guard directory.isWritableDirectory else {
      return Finding(
        "state", "\(directory) cannot be written", .failure,
        remedies: ["Name another folder: --state DIR, KB_STATE or \"stateDirectory\" in kb.json"])
    }
    let note = directory.kind == .absent ? " (will be made)" : ""
    return Finding("state", "\(directory) is writable\(note)")
  }
}
