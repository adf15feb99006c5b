/// A sum that is set aside for a call.
public struct Reservation: Sendable, Hashable {
  /// The sum in US dollars.
  public let usd: Double
  /// Tells it from others, so that it counts once.
  let number: UInt64

  init(usd: Double, number: UInt64) {
    self.usd = usd
    self.number = number
  }
}
