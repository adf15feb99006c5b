extension CustomerDraft {
  private static let voucher = 3.0

  /// Purchases beside the subscription.
  mutating func addCommerce() {
    let w = factors.wealth
    self[.purchases] = count(
      .purchases, logRate: -0.1 + 0.45 * w + 0.3 * factors.engagement - 0.15 * factors.priceSensitivity)
    if self[.purchases] > 0 {
      set(.orderValue, PortableMath.exp(3.1 + 0.35 * w + 0.5 * normal(.orderValue)))
      set(.discountRate, share(.discount, logit: -1.2 + 0.9 * factors.priceSensitivity, noise: 0.6))
    }
    let voucher = self[.paymentMethod] == Self.voucher ? 0.9 : 0
    self[.paymentFailures] = pays ? count(.paymentFailures, logRate: -2.2 - 0.4 * w + voucher) : 0
  }
}
