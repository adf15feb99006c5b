import Workspaces

extension LocationOptions {
  /// The workspace that these flags and further ones name.
  func workspace(_ host: Host, _ further: [SettingFlag] = []) async throws -> Workspace {
    try await Workspace(host: host, docs: documents(host), flags: flags + further)
  }
}
