extension CustomerDraft {
  /// Ties to other customers.
  mutating func addSocial() {
    let e = factors.engagement
    let n = factors.sociality
    set(.friendCount, PortableMath.exp(2.4 + 0.7 * n - 0.2 * relativeAge + 0.6 * normal(.friends)))
    let friends = PortableMath.logOnePlus(self[.friendCount]) - 2.4
    set(.networkCentrality, share(.centrality, logit: -2 + 0.75 * n + 0.35 * friends, noise: 0.35))
    self[.messagesSent] = count(.messages, logRate: 0.9 + 0.7 * n + 0.2 * e)
    self[.shares] = count(.shares, logRate: -0.4 + 0.6 * n + 0.2 * e)
    self[.referrals] = count(.referrals, logRate: -1.6 + 0.6 * n + 0.2 * factors.satisfaction)
  }
}
