extension CustomerDraft {
  /// Takes away what is not known, although it has a value: some of it at random, incomes more often at both ends.
  mutating func removeUnknown() {
    if happens(.missingAge, 0.01) { self[.age] = .nan }
    if happens(.missingFriends, 0.03) { self[.friendCount] = .nan }
    if happens(.missingTrend, 0.04) { self[.sessionTrend] = .nan }
    if happens(.missingUrbanicity, 0.02) { self[.urbanicity] = .nan }
    if happens(.missingIncome, PortableMath.sigmoid(-1.7 + 0.5 * abs(factors.wealth))) { self[.incomeBand] = .nan }
  }
}
