import Platform
import Tools
import Workspaces

/// The platform's customers and models for a command, made first where they are not there yet.
enum PreparedPlatform {
  /// Predictions over the customers; the first use makes the data and says so on stderr.
  ///
  /// - Throws: what `PlatformWorkspace` throws.
  static func predictions(
    _ location: LocationOptions, _ host: Host, _ console: Console
  ) async throws -> CustomerAnalysis {
    let workspace = try PlatformWorkspace(host: host, flags: location.flags)
    if try workspace.preparation().currentManifest() == nil { try await prepare(workspace, console) }
    return try workspace.predictions()
  }

  private static func prepare(_ workspace: PlatformWorkspace, _ console: Console) async throws {
    console.note("first use: making the platform's customers (once)")
    let start = ContinuousClock.now
    let progress = PlatformProgress()
    defer { progress.finish() }
    let manifest = try await workspace.prepareData(progress: progress.update)
    progress.finish()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    console.note("made \(manifest.customers.counted("customer")) in \(seconds.fixed(1)) s: \(workspace.layout.root)")
  }
}
