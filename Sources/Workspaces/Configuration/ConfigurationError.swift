/// A setting that cannot be used, with its place.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where the value stands.
  public enum Place: Sendable, Hashable, CustomStringConvertible {
    /// In a file; line and column (in bytes) count from 1.
    case file(LocalPath, line: Int, column: Int)
    /// In an environment variable.
    case environment(String)
    /// In a flag of the command line.
    case flag(String)

    /// The place as editors and terminals make it a link.
    public var description: String {
      switch self {
      case .file(let path, let line, let column): "\(path):\(line):\(column)"
      case .environment(let name): "environment variable \(name)"
      case .flag(let name): name
      }
    }
  }

  /// Where the value stands.
  public let place: Place
  /// The setting's name, empty when the text as a whole is wrong.
  public let setting: String
  /// What would have been right.
  public let expected: String
  /// What stands there.
  public let found: String
  /// The known name that was probably meant.
  public let suggestion: String?

  /// Place, setting, and what was expected and found.
  public var description: String {
    let name = setting.isEmpty ? "" : "\(setting): "
    let hint = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
    return "\(place): \(name)expected \(expected), found \(found)\(hint)"
  }
}
