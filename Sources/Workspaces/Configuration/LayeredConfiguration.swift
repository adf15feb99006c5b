import JSON
import Retrieval

/// The configuration of a workspace with the origin of every value.
///
/// A flag goes before the environment, that before `kb.json` (of the working directory or the nearest folder above
/// it, up to the one of a repository), that before `~/.config/kb/config.json`, that before the defaults.
public struct LayeredConfiguration: Sendable, Hashable {
  /// The values.
  public private(set) var values: Configuration
  /// The `kb.json` that was read, `nil` when there is none.
  public let file: LocalPath?
  private var origins: [String: Origin] = [:]

  /// Reads every layer.
  ///
  /// - Throws: `ConfigurationError` for a value that cannot be used, `FileError` for a file that cannot be read.
  public init(host: Host, flags: [SettingFlag] = []) throws {
    file = Self.nearestFile(from: host.workingDirectory)
    values = Configuration(root: file?.parent ?? host.workingDirectory)
    let personal = host.homeDirectory?.appending(".config/kb/config.json")
    for path in [personal, file].compactMap({ $0 }) where path.kind != .absent {
      try ConfigurationFile(reading: path).apply(to: &values, origins: &origins)
    }
    for setting in Setting.all {
      guard let text = host.environment[setting.environment], !text.isEmpty else { continue }
      try assign(
        setting, text: text, base: host.workingDirectory, place: .environment(setting.environment),
        origin: .environment(setting.environment))
    }
    for flag in flags {
      guard let setting = Setting.named(flag.setting) else { continue }
      try assign(
        setting, text: flag.text, base: host.workingDirectory, place: .flag(flag.flag), origin: .flag(flag.flag))
    }
  }

  /// Where the value of a setting comes from.
  public func origin(of setting: Setting) -> Origin { origins[setting.name] ?? .builtIn }

  /// The values as one object, nested as in `kb.json`.
  public var json: JSONValue { Setting.nested { $0.value(values) } }

  private mutating func assign(
    _ setting: Setting, text: String, base: LocalPath, place: ConfigurationError.Place, origin: Origin
  ) throws(ConfigurationError) {
    let json = setting.isText ? JSONValue.string(text).utf8() : Array(text.utf8)
    do throws(SettingMismatch) {
      guard let document = try? JSONDocument(parsing: json) else {
        throw SettingMismatch(
          subpath: "", expected: setting.expectation, found: JSONValue.string(text).text(), range: 0..<0)
      }
      try setting.assign(document.root, base, &values)
    } catch {
      throw ConfigurationError(
        place: place, setting: setting.name + error.subpath, expected: error.expected, found: error.found,
        suggestion: error.suggestion)
    }
    // An address that is given at the call goes before those of single services in a file, too.
    if setting.name == "cloud.endpointUrl", values.cloud.endpointURL != nil { values.cloud.endpoints = [:] }
    origins[setting.name] = origin
  }

  /// The `kb.json` of a folder or of the nearest one above; the search ends at the root of a repository.
  private static func nearestFile(from directory: LocalPath) -> LocalPath? {
    var folder = directory
    while true {
      let candidate = folder.appending("kb.json")
      if candidate.kind == .file { return candidate }
      if folder == .root || folder.appending(".git").kind != .absent { return nil }
      folder = folder.parent
    }
  }
}
