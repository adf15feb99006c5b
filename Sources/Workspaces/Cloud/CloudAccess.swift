import Agents
import Cloud
import Retrieval
import Storage
import Synchronization

/// What leaves the machine for a workspace: connections, credentials and money.
///
/// Nothing is asked for, opened or loaded before a setting that names a service needs it.
public final class CloudAccess: Sendable {
  /// The settings in force.
  public let settings: Configuration
  /// What was spent, and may be.
  public let spending: Spending
  let host: Host

  /// The access that settings ask for.
  ///
  /// - Throws: `PriceTableError`, `FileError` for a configured file of prices.
  public init(host: Host, settings: Configuration) throws {
    self.host = host
    self.settings = settings
    let file = settings.cloud.priceFile
    let prices = try PriceTable.embedded(
      overriddenBy: file.map { try FileSystem().read($0.description).array }, file: file?.description ?? "")
    spending = Spending(prices: prices, limit: settings.agent.maximumUSD)
  }
}
