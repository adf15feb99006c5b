import Workspaces

/// The machine as a function sees it: its folder is that of the package, and nobody is at home.
enum FunctionHost {
  /// - Throws: `FileError` when the process has no working directory.
  static func current() throws -> Host {
    var host = try Host.current()
    if let root = host.environment["LAMBDA_TASK_ROOT"], root.hasPrefix("/") { host.workingDirectory = LocalPath(root) }
    host.homeDirectory = nil
    return host
  }
}
