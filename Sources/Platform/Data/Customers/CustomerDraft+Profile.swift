extension CustomerDraft {
  /// The language of each country, as the place of its level.
  private static let languages: [Double] = [0, 0, 1, 2, 0, 0, 0, 3, 4, 5, 6, 7]

  /// Who the customer is.
  mutating func addProfile() {
    set(.age, min(max(18 + 8.2 * draw(.age) { $0.gamma(shape: 3.2) }, 18), 90))
    let a = relativeAge
    self[.gender] = Double(draw(.gender) { $0.choice([0.49, 0.47, 0.015, 0.025]) })
    let country = draw(.country) { $0.choice([30, 14, 10, 9, 8, 7, 6, 5, 4, 3, 2, 2]) }
    self[.country] = Double(country)
    self[.preferredLanguage] = happens(.language, 0.82) ? Self.languages[country] : 0
    let mid = a - 0.2
    self[.householdType] = Double(
      draw(.household) { $0.choice(logits: [0.4 - 0.2 * a, 0.3 + 0.3 * a, 0.2 - 0.25 * mid * mid, -0.6 - 0.9 * a]) })
    set(.incomeBand, min(max(3 + 1.3 * factors.wealth + 0.4 * a + 0.6 * normal(.income), 1), 6))
    self[.urbanicity] = Double(draw(.urbanicity) { $0.choice([0.55, 0.3, 0.15]) })
  }
}
