extension CustomerDraft {
  /// The engagement over the 30 days after the snapshot, 0 to 1.
  var engagementScore: Double {
    typealias Model = OutcomeModel.Engagement
    let sessions = Standardisation.sessions7(PortableMath.logOnePlus(self[.sessions7]))
    var sum = Model.sessions7 * sessions
    sum += Model.centrality * Standardisation.centrality(self[.networkCentrality])
    sum += Model.diversity * Standardisation.diversity(self[.contentDiversity])
    sum += Model.tenure * tenureEffect(Model.tenureScale)
    sum += Model.satisfaction * factors.satisfaction
    if !self[.sentiment].isNaN { sum += Model.sentiment * Standardisation.sentiment(self[.sentiment]) }
    if self[.networkCentrality] > Model.connectedFrom { sum += Model.sessionsIfConnected * sessions }
    if relativeAge > Model.oldFrom { sum += Model.mobileIfOld * Standardisation.mobileShare(self[.mobileShare]) }
    sum += Model.country * countryEffect + Model.pushOptIn * self[.pushOptIn]
    return PortableMath.sigmoid(Model.slope * sum + Model.intercept + Model.noise * normal(.engagement))
  }

  /// The log odds of leaving, before they are spread by the slope.
  var churnLogit: Double {
    typealias Model = OutcomeModel.Churn
    var sum = Model.intercept + countryEffect + Model.satisfaction * factors.satisfaction
    sum += Model.sessions7 * Standardisation.sessions7(PortableMath.logOnePlus(self[.sessions7]))
    sum += Model.tenure * tenureEffect(Model.tenureScale)
    if self[.contractType] == 1 { sum += Model.monthly }
    if self[.contractType] == 2 { sum += Model.annual }
    sum += Model.paymentFailure * min(self[.paymentFailures], Model.paymentFailureLimit)
    if self[.resolutionHours] > Model.slowFromHours { sum += Model.slowTicket * self[.supportTickets] }
    if self[.monthlyPrice] > Model.highPriceFrom { sum += Model.priceSensitivity * factors.priceSensitivity }
    sum += Model.autoRenew * self[.autoRenew] + (pays ? Model.driftIfPaying * drift : 0)
    if self[.sessionTrend] < Model.fallingBelow { sum += Model.fallingTrend }
    if self[.daysSinceLogin] > Model.absentFromDays { sum += Model.longAbsence }
    if self[.networkCentrality] > Model.connectedFrom { sum += Model.connected }
    if self[.favouriteCategory] == 1, self[.age] < Model.youngBelow { sum += Model.youngGamer }
    return sum
  }

  /// Whether the customer leaves, given the log odds.
  func leaves(_ logit: Double) -> Bool {
    happens(.churn, PortableMath.sigmoid(OutcomeModel.Churn.slope * logit))
  }

  /// What the customer is worth from now on in US dollars, given the log odds of leaving.
  func lifetimeValue(_ churnLogit: Double) -> Double {
    typealias Model = OutcomeModel.LifetimeValue
    var revenue = self[.monthlyPrice] + Model.referral * self[.referrals] + (pays ? 0 : Model.freePlan)
    if self[.purchases] > 0 {
      let monthly = self[.purchases] * self[.orderValue] / 3
      revenue += Model.purchaseShare * monthly * (1 - Model.discountLoss * self[.discountRate])
    }
    let loyalty = Model.loyaltyFloor + Model.tenure * PortableMath.tanh(self[.tenureMonths] / Model.tenureScale)
    let months =
      Model.shortestMonths + Model.longestExtraMonths * (1 - PortableMath.sigmoid(churnLogit)) * loyalty
    return revenue * months * PortableMath.exp(Model.noise * normal(.lifetimeValue))
  }

  /// The category that the customer turns to next, as the place of its level.
  var nextCategory: Int {
    typealias Model = OutcomeModel.NextCategory
    let drives = [
      factors.engagement, factors.satisfaction, factors.sociality, factors.wealth, relativeAge,
      factors.priceSensitivity,
    ]
    var logits = zip(Model.popularity, Model.affinities).map { popularity, effects in
      zip(drives, effects).reduce(popularity) { $0 + $1.0 * $1.1 }
    }
    logits[Int(self[.favouriteCategory])] += Model.favourite
    return draw(.nextCategory) { $0.choice(logits: logits) }
  }

  private var countryEffect: Double { OutcomeModel.countries[Int(self[.country])] }

  private func tenureEffect(_ scale: Double) -> Double { PortableMath.tanh(self[.tenureMonths] / scale - 1) }
}
