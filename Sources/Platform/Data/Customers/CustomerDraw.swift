/// What random numbers about a customer are drawn for: each has a stream of its own.
///
/// Numbers are for ever: a new draw goes to the end, so that the others keep their streams.
enum CustomerDraw: UInt32 {
  case month = 1
  case engagementFactor, satisfactionFactor, socialityFactor, wealthFactor, priceFactor
  case age, gender, country, language, household, income, urbanicity
  case tenure, channel, plan, contract, payment, autoRenew, price, planChange
  case weekRate, weekSessions, monthRate, monthSessions, sessionMinutes, trend, activeDays, lastLogin
  case mobile, devices, primaryDevice, night, pushOptIn, notifications, emails
  case views, completion, diversity, favourite, searches, downloads, wishlist, created
  case friends, centrality, messages, shares, referrals
  case sentiment, tickets, resolution, nps
  case purchases, orderValue, discount, paymentFailures
  case missingAge, missingFriends, missingTrend, missingUrbanicity, missingIncome
  case engagement, churn, lifetimeValue, nextCategory
  case anomaly, anomalySize
}
