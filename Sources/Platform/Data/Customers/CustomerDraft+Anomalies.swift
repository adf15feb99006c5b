extension CustomerDraft {
  /// The share of customers whose data are wrong.
  private static let anomalyShare = 0.012

  /// Makes the data of a few customers wrong, each by its own amount: some hardly, some beyond doubt.
  mutating func addAnomaly() {
    guard
      let kind = draw(
        .anomaly,
        { stream in
          stream.happens(Self.anomalyShare)
            ? AnomalyKind(rawValue: stream.integer(in: 1..<AnomalyKind.allCases.count + 1)) : nil
        })
    else { return }
    anomaly = kind.rawValue
    let severity = draw(.anomalySize) { $0.uniform() }
    switch kind {
    case .bot: addSessions(severity)
    case .counters: contradictCounters(severity)
    case .fakeNetwork: addFriends(severity)
    case .fraud: addPurchases(severity)
    case .sharedAccount: addDevices(severity)
    }
  }

  private mutating func addSessions(_ severity: Double) {
    let added = (12 + 400 * severity * severity).rounded()
    self[.sessions7] += added
    self[.sessions30] += added + (60 * severity).rounded()
    self[.daysSinceLogin] = 0
    blend(.sessionMinutes, towards: 0.2, severity, otherwise: 10)
  }

  private mutating func contradictCounters(_ severity: Double) {
    self[.sessions30] = max(0, self[.sessions7] - (1 + 3 * severity).rounded(.down))
    blend(.activeDays, towards: 0, severity, otherwise: 0)
  }

  private mutating func addFriends(_ severity: Double) {
    let friends = self[.friendCount].isNaN ? 0 : self[.friendCount]
    self[.friendCount] = friends + (150 + 5000 * severity * severity).rounded()
    blend(.networkCentrality, towards: 0.02, severity, otherwise: 0.1)
  }

  private mutating func addPurchases(_ severity: Double) {
    self[.purchases] += (6 + 80 * severity * severity).rounded()
    if self[.orderValue].isNaN { self[.orderValue] = 22 }
    blend(.discountRate, towards: 0.99, severity, otherwise: 0.3)
    if pays { self[.paymentFailures] += (1 + 12 * severity * severity).rounded() }
  }

  private mutating func addDevices(_ severity: Double) {
    self[.deviceCount] += (4 + 25 * severity * severity).rounded()
    blend(.nightShare, towards: 0.9, severity, otherwise: 0.2)
  }

  private mutating func blend(
    _ feature: CustomerFeature, towards extreme: Double, _ severity: Double, otherwise: Double
  ) {
    let value = self[feature].isNaN ? otherwise : self[feature]
    set(feature, value * (1 - severity) + extreme * severity)
  }
}
