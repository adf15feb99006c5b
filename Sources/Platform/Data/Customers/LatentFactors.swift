/// What drives a customer and stands in no column: five correlated standard normal factors.
struct LatentFactors {
  /// How much the customer likes to use the service.
  let engagement: Double
  /// How content the customer is; correlated .35 with engagement.
  let satisfaction: Double
  /// How much the customer cares for others; correlated .3 with engagement.
  let sociality: Double
  /// How much the customer can spend.
  let wealth: Double
  /// How much prices matter; correlated -.4 with wealth.
  let priceSensitivity: Double

  /// Draws the factors of a customer.
  init(_ random: (CustomerDraw) -> RandomStream) {
    func normal(_ draw: CustomerDraw) -> Double {
      var stream = random(draw)
      return stream.normal()
    }
    engagement = normal(.engagementFactor)
    satisfaction = 0.35 * engagement + 0.94 * normal(.satisfactionFactor)
    sociality = 0.3 * engagement + 0.95 * normal(.socialityFactor)
    wealth = normal(.wealthFactor)
    priceSensitivity = -0.4 * wealth + 0.92 * normal(.priceFactor)
  }
}
