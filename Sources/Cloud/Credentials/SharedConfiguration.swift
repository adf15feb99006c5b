/// The files that AWS's tools share: `~/.aws/config` and `~/.aws/credentials`
/// (https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html).
struct SharedConfiguration: Sendable, Hashable {
  /// The path of the file of settings.
  let configPath: String?
  /// The path of the file of keys.
  let credentialsPath: String?
  /// The name of the profile that counts.
  let profileName: String
  /// Whether the profile was named, so that its absence is a mistake.
  let isProfileNamed: Bool
  private let config: INIDocument
  private let credentials: INIDocument

  /// Reads both files; one that does not exist is empty.
  ///
  /// - Throws: `SharedConfigurationError` when one exists and cannot be read.
  init(_ inputs: CredentialInputs) throws {
    let folder = inputs.homeDirectory.map { "\($0)/.aws" }
    func path(_ variable: String, _ name: String) -> String? {
      guard let path = inputs.variable(variable) else { return folder.map { "\($0)/\(name)" } }
      guard path.hasPrefix("~/"), let home = inputs.homeDirectory else { return path }
      return home + path.dropFirst()
    }
    configPath = path("AWS_CONFIG_FILE", "config")
    credentialsPath = path("AWS_SHARED_CREDENTIALS_FILE", "credentials")
    config = try Self.document(configPath, inputs)
    credentials = try Self.document(credentialsPath, inputs)
    let named = inputs.profile ?? inputs.variable("AWS_PROFILE") ?? inputs.variable("AWS_DEFAULT_PROFILE")
    profileName = named ?? "default"
    isProfileNamed = named != nil
  }

  private static func document(_ path: String?, _ inputs: CredentialInputs) throws -> INIDocument {
    guard let path else { return INIDocument("") }
    do {
      return INIDocument(String(decoding: try inputs.readFile(path) ?? [], as: UTF8.self))
    } catch {
      throw SharedConfigurationError("\(path) cannot be read: \(error). Check its permissions")
    }
  }

  /// A profile's settings of both files, those of the file of keys first; `nil` when neither has it.
  func profile(_ name: String) -> INIDocument.Section? {
    guard let settings = settings(ofProfile: name) else { return credentials.sections[name] }
    return credentials.sections[name].map { settings.merging($0) } ?? settings
  }

  /// What the file of keys alone says about a profile.
  func keys(ofProfile name: String) -> INIDocument.Section? { credentials.sections[name] }

  /// What the file of settings alone says about a profile.
  func settings(ofProfile name: String) -> INIDocument.Section? {
    section("profile", name) ?? (name == "default" ? config.sections["default"] : nil)
  }

  /// A section `[sso-session NAME]`.
  func session(_ name: String) -> INIDocument.Section? { section("sso-session", name) }

  /// A section `[services NAME]`.
  func services(_ name: String) -> INIDocument.Section? { section("services", name) }

  /// The names of all profiles, sorted.
  var profileNames: [String] {
    let named = config.sections.keys.compactMap { Self.name(of: $0, kind: "profile") }
    let isDefault = config.sections["default"] != nil
    return Set(named + (isDefault ? ["default"] : []) + credentials.sections.keys).sorted()
  }

  private func section(_ kind: String, _ name: String) -> INIDocument.Section? {
    config.sections.first { Self.name(of: $0.key, kind: kind) == name }?.value
  }

  /// The name in `KIND NAME` and `KIND "NAME"`.
  private static func name(of section: String, kind: String) -> String? {
    guard section.hasPrefix(kind) else { return nil }
    let rest = section.dropFirst(kind.count)
    guard rest.first?.isWhitespace == true else { return nil }
    let name = rest.drop(while: \.isWhitespace)
    let isQuoted = name.count > 1 && (name.first == "\"" || name.first == "'") && name.first == name.last
    return String(isQuoted ? name.dropFirst().dropLast() : name)
  }
}
