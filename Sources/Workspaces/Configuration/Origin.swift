/// Where the value of a setting comes from.
public enum Origin: Sendable, Hashable, CustomStringConvertible {
  /// It is built in.
  case builtIn
  /// A file, with the line of the value counted from 1.
  case file(LocalPath, line: Int)
  /// An environment variable.
  case environment(String)
  /// A flag of the command line.
  case flag(String)

  /// The origin in a few words.
  public var description: String {
    switch self {
    case .builtIn: "default"
    case .file(let path, let line): "\(path):\(line)"
    case .environment(let name): "environment \(name)"
    case .flag(let name): "flag \(name)"
    }
  }
}
