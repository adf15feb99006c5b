/// The columns of a generated customer, in the order of `platform/features.json`.
enum CustomerFeature: Int, CaseIterable {
  case age
  case gender
  case country
  case preferredLanguage
  case householdType
  case incomeBand
  case urbanicity
  case tenureMonths
  case acquisitionChannel
  case planType
  case contractType
  case paymentMethod
  case autoRenew
  case monthlyPrice
  case daysSincePlanChange
  case sessions7
  case sessions30
  case sessionMinutes
  case sessionTrend
  case activeDays
  case daysSinceLogin
  case mobileShare
  case deviceCount
  case primaryDevice
  case nightShare
  case pushOptIn
  case notificationClickRate
  case emailOpenRate
  case contentViews
  case completionRate
  case contentDiversity
  case favouriteCategory
  case searches
  case downloads
  case wishlistItems
  case contentCreated
  case friendCount
  case networkCentrality
  case messagesSent
  case shares
  case referrals
  case sentiment
  case supportTickets
  case resolutionHours
  case npsScore
  case purchases
  case orderValue
  case discountRate
  case paymentFailures

  /// How many decimals its values are kept with; 0 for counts, bands and levels.
  var decimals: Int {
    switch self {
    case .sessionMinutes, .resolutionHours: 1
    case .monthlyPrice, .orderValue: 2
    case .sessionTrend, .mobileShare, .nightShare, .notificationClickRate, .emailOpenRate, .completionRate,
      .contentDiversity, .sentiment, .discountRate:
      3
    case .networkCentrality: 4
    default: 0
    }
  }
}
