extension CustomerDraft {
  /// What the customer looks at and makes.
  mutating func addContent() {
    let e = factors.engagement
    let s = factors.satisfaction
    let n = factors.sociality
    let a = relativeAge
    self[.contentViews] = self[.sessions30] > 0 ? count(.views, logRate: 2.2 + 0.55 * e + 0.1 * n) : 0
    if self[.contentViews] > 0 { set(.completionRate, share(.completion, logit: 0.1 + 0.5 * s + 0.3 * e, noise: 0.7)) }
    set(.contentDiversity, share(.diversity, logit: 0.2 + 0.45 * e - 0.25 * a, noise: 0.8))
    self[.favouriteCategory] = Double(favourite)
    self[.searches] = count(.searches, logRate: 1.1 + 0.35 * e)
    let mobile = self[.mobileShare]
    self[.downloads] = draw(.downloads) { $0.poisson(PortableMath.exp(0.2 + 0.4 * e) * (0.4 + mobile)) }
    self[.wishlistItems] = draw(.wishlist) { $0.negativeBinomial(successes: 1.2, probability: 0.25) }
    self[.contentCreated] = count(.created, logRate: -1.2 + 0.7 * n)
  }

  private var favourite: Int {
    let e = factors.engagement
    let n = factors.sociality
    let w = factors.wealth
    let a = relativeAge
    let logits = [
      0.2 * a, 0.3 - 0.3 * a, 0.1 * n, 0.2 - 0.2 * a, 0.2 * w, 0.3 * factors.satisfaction, -0.3 + 0.4 * n,
      -0.1 + 0.2 * a, -0.4, -0.2 - 0.5 * a, 0.1 * e, -0.6 + 0.3 * w,
    ]
    return draw(.favourite) { $0.choice(logits: logits) }
  }
}
