/// A flag of the command line that sets a setting.
public struct SettingFlag: Sendable, Hashable {
  /// The flag as it was written: `--state`.
  public let flag: String
  /// The setting's name: `stateDirectory`.
  public let setting: String
  /// The value's text: bare for texts and paths, JSON for everything else.
  public let text: String

  /// A flag with its value.
  public init(_ flag: String, setting: String, text: String) {
    self.flag = flag
    self.setting = setting
    self.text = text
  }
}
