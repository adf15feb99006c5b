import TestSupport
import Workspaces

extension TemporaryDirectory {
  /// The folder's path.
  var local: LocalPath { LocalPath(path) }

  /// A host that works in a folder of this one, with a home and environment of its own.
  func host(in folder: String = ".", environment: [String: String] = [:]) -> Host {
    Host(
      workingDirectory: local.appending(folder), homeDirectory: local.appending("home"), environment: environment)
  }
}
