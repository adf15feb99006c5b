import Tools
import Workspaces

/// The platform's customers and models for a command, made first where they are not there yet.
enum PreparedPlatform {
  /// The platform with customers and, unless they are not needed, predictions; the first use makes them and says so on
  /// stderr.
  ///
  /// - Throws: what `PlatformWorkspace` throws.
  static func workspace(
    _ location: LocationOptions, _ host: Host, _ console: Console, scores: Bool = true
  ) async throws -> PlatformWorkspace {
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    let lines = PreparationLines(console)
    defer { lines.finish() }
    try await workspace.prepareCatalogue(scores: scores, progress: lines.update)
    return workspace
  }

  /// Predictions over the customers.
  ///
  /// - Throws: what `PlatformWorkspace` throws.
  static func predictions(
    _ location: LocationOptions, _ host: Host, _ console: Console
  ) async throws -> (analysis: CustomerAnalysis, cloud: CloudAccess) {
    let workspace = try await workspace(location, host, console, scores: false)
    return (try workspace.predictions(), workspace.cloud)
  }
}
