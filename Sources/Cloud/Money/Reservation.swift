/// A sum that is set aside for a call.
public struct Reservation: Sendable, Hashable {
  /// The sum in US dollars.
  public let usd: Double

  init(usd: Double) { self.usd = usd }
}
