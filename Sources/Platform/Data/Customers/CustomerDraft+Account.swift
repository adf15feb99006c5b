extension CustomerDraft {
  private static let prices: [Double] = [0, 6.99, 11.99, 17.99]

  /// The subscription and how it is paid.
  mutating func addAccount() {
    let e = factors.engagement
    set(.tenureMonths, min(max(18 * draw(.tenure) { $0.gamma(shape: 1.3) } + 6 * max(e, 0), 0), 144))
    self[.acquisitionChannel] = Double(
      draw(.channel) {
        $0.choice(logits: [0.6, 0.4, 0.2 - 0.3 * e, 0.1 + 0.6 * factors.sociality, -0.3, -0.5 - 0.2 * e])
      })
    let w = factors.wealth
    let plan = draw(.plan) {
      $0.choice(logits: [0.8 - 0.5 * w - 0.3 * e, 0.7, 0.2 + 0.4 * w + 0.3 * e, -0.7 + 0.8 * w + 0.4 * e])
    }
    self[.planType] = Double(plan)
    let isAnnual = happens(
      .contract, PortableMath.sigmoid(-0.5 + 0.4 * self[.tenureMonths] / 24 - 0.4 * factors.priceSensitivity))
    self[.contractType] = pays ? (isAnnual ? 2 : 1) : 0
    self[.paymentMethod] = pays ? Double(draw(.payment) { $0.choice([0.5, 0.22, 0.18, 0.1]) }) : 4
    let renewal = PortableMath.sigmoid(1.2 - 0.4 * factors.priceSensitivity + (isAnnual ? 0.8 : 0))
    self[.autoRenew] = pays && happens(.autoRenew, renewal) ? 1 : 0
    let listPrice = Self.prices[plan] * (isAnnual ? 0.83 : 1) * (1 + 0.12 * drift)
    set(.monthlyPrice, listPrice * PortableMath.exp(0.03 * normal(.price)))
    draw(.planChange) { $0.happens(0.45) ? $0.exponential(mean: 120) : nil }.map { set(.daysSincePlanChange, $0) }
  }
}
