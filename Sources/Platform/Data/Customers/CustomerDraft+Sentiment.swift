extension CustomerDraft {
  /// What the customer says about us, and how support went.
  mutating func addSentiment() {
    let s = factors.satisfaction
    let writes = PortableMath.sigmoid(1.3 + 0.5 * factors.sociality)
    let sentiment = draw(.sentiment) { $0.happens(writes) ? 0.15 + 0.33 * s + 0.18 * $0.normal() : nil }
    sentiment.map { set(.sentiment, min(max($0, -1), 1)) }
    self[.supportTickets] = count(.tickets, logRate: -0.9 - 0.45 * s)
    if self[.supportTickets] > 0 {
      set(.resolutionHours, PortableMath.exp(2.6 - 0.2 * s + 0.8 * normal(.resolution)))
    }
    // Those who are very content or very discontent answer more often.
    let answers = PortableMath.sigmoid(-0.3 + 0.25 * abs(s))
    let points = draw(.nps) { $0.happens(answers) ? 6.8 + 1.9 * s + 1.4 * $0.normal() : nil }
    points.map { set(.npsScore, min(max($0, 0), 10)) }
  }
}
