extension CustomerDraft {
  /// When and how often the customer comes.
  mutating func addActivity() {
    let e = factors.engagement
    let s = factors.satisfaction
    let plan = self[.planType] >= 2 ? 0.12 : 0
    let logRate = 1.25 + 0.62 * e - 0.1 * relativeAge + plan + 0.25 * normal(.weekRate)
    let week = count(.weekSessions, logRate: logRate)
    let rest = draw(.monthSessions) {
      $0.poisson(23.0 / 7 * PortableMath.exp(logRate + 0.15 * normal(.monthRate)))
    }
    let month = week + rest
    self[.sessions7] = week
    self[.sessions30] = month
    if month > 0 { set(.sessionMinutes, PortableMath.exp(2.5 + 0.25 * e + 0.15 * s + 0.45 * normal(.sessionMinutes))) }
    set(.sessionTrend, 0.28 * s + 0.2 * e + 0.8 * normal(.trend) - 0.25 * drift)
    let daily = PortableMath.sigmoid(-1.6 + 0.85 * e + 0.05 * PortableMath.logOnePlus(month))
    self[.activeDays] = month > 0 ? draw(.activeDays) { $0.binomial(trials: 30, probability: daily) } : 0
    self[.daysSinceLogin] = daysSinceLogin(week: week, month: month)
  }

  private func daysSinceLogin(week: Double, month: Double) -> Double {
    draw(.lastLogin) {
      if week > 0 { return Double($0.integer(in: 0..<7)) }
      if month > 0 { return Double($0.integer(in: 7..<30)) }
      return min(30 + $0.exponential(mean: 25).rounded(), 365)
    }
  }

  /// On what the customer comes, and what reaches the customer there.
  mutating func addDevices() {
    let e = factors.engagement
    let a = relativeAge
    set(.mobileShare, share(.mobile, logit: 0.6 - 0.55 * a + 0.5 * drift, noise: 0.9))
    let mobile = self[.mobileShare]
    let w = factors.wealth
    self[.deviceCount] = 1 + draw(.devices) { $0.poisson(0.9 + 0.25 * max(w, 0)) }
    self[.primaryDevice] = Double(
      draw(.primaryDevice) {
        $0.choice(logits: [
          0.5 * w + 1.2 * mobile, 1.3 * mobile - 0.3 * w, 0.6 - 0.6 * mobile, -0.4 + 0.3 * a, -0.9 - 0.5 * mobile,
        ])
      })
    set(.nightShare, draw(.night) { $0.beta(1.5 + 0.4 * max(-a, 0), 6) })
    let optsIn = happens(.pushOptIn, PortableMath.sigmoid(0.3 + 0.5 * e))
    self[.pushOptIn] = optsIn ? 1 : 0
    if optsIn { set(.notificationClickRate, share(.notifications, logit: -2.2 + 0.6 * e, noise: 0.7)) }
    let logit = -1.4 + 0.5 * e + 0.2 * factors.satisfaction
    let opened = draw(.emails) { $0.happens(0.86) ? PortableMath.sigmoid(logit + 0.7 * $0.normal()) : nil }
    opened.map { set(.emailOpenRate, $0) }
  }
}
