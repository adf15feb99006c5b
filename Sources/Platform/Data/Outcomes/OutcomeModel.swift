/// How outcomes follow from a customer's columns and factors: every coefficient, in one place.
///
/// The noise is set so that models find much of it and not all: an R² of about .85 for engagement and .76 for the
/// lifetime value, an AUC of about .82 for churn, the next category among three in about 65 of 100 cases.
enum OutcomeModel {
  /// The score from 0 to 1: the logistic function of a sum of effects and noise.
  enum Engagement {
    static let sessions7 = 0.80
    static let centrality = 0.64
    /// Of the sentiment of those who wrote anything.
    static let sentiment = 0.52
    static let diversity = 0.36
    static let tenure = 1.04
    /// Months by which half of the effect of tenure is reached.
    static let tenureScale = 18.0
    static let satisfaction = 0.12
    /// Of sessions once more, for the well connected.
    static let sessionsIfConnected = 0.15
    static let connectedFrom = 0.2
    /// Of the share of mobile sessions, for those beyond 59.
    static let mobileIfOld = -0.25
    static let oldFrom = 1.0
    static let country = 0.4
    static let pushOptIn = 0.15
    static let slope = 0.75
    static let intercept = -0.28
    static let noise = 0.5
  }

  /// The log odds of leaving within 30 days.
  enum Churn {
    static let intercept = -2.05
    static let sessions7 = -0.55
    static let satisfaction = -0.75
    static let tenure = -0.5
    static let tenureScale = 12.0
    static let monthly = 0.5
    static let annual = -0.7
    /// Of each failed charge, up to three.
    static let paymentFailure = 0.45
    static let paymentFailureLimit = 3.0
    /// Of each ticket, where solving them took long.
    static let slowTicket = 0.35
    static let slowFromHours = 24.0
    /// Of price sensitivity, where the price is high.
    static let priceSensitivity = 0.55
    static let highPriceFrom = 10.0
    static let autoRenew = -0.4
    static let driftIfPaying = 0.30
    static let fallingTrend = 0.45
    static let fallingBelow = -0.7
    static let longAbsence = 0.5
    static let absentFromDays = 14.0
    static let connected = -0.35
    static let connectedFrom = 0.25
    /// Of the young whose favourite is gaming.
    static let youngGamer = 0.4
    static let youngBelow = 28.0
    static let slope = 1.05
  }

  /// Dollars: revenue per month times the months that are left.
  enum LifetimeValue {
    static let purchaseShare = 0.35
    static let discountLoss = 0.35
    static let referral = 0.4
    /// What a customer without a plan brings through advertising.
    static let freePlan = 1.2
    static let shortestMonths = 6.0
    static let longestExtraMonths = 30.0
    static let loyaltyFloor = 0.6
    static let tenure = 0.4
    static let tenureScale = 24.0
    static let noise = 0.33
  }

  /// The log odds of the categories: the favourite, their popularity, and the customer's factors.
  enum NextCategory {
    static let favourite = 1.5
    static let popularity = [0.3, 0.5, 0.4, 0.2, 0, 0.4, -0.2, 0, -0.6, 0.1, 0, -0.4]
    /// A row a category: effects of engagement, satisfaction, sociality, wealth, age and price sensitivity.
    static let affinities: [[Double]] = [
      [0.47, -0.20, 0.36, -0.36, -0.11, 0.40], [0.88, -0.33, 0.41, -0.76, -0.90, 0.41],
      [-0.10, -0.16, -0.55, -0.52, -0.70, 0.42], [0.86, 0.72, 0.14, -0.09, 0.70, 0.39],
      [-0.41, 0.30, -0.18, 0.30, 0.56, -0.23], [0.01, 0.15, -0.83, 0.94, 0.87, -0.54],
      [0.16, 0.11, 0.90, 0.09, -0.10, -0.60], [-0.92, 0.67, -0.27, 1.09, -0.59, -0.08],
      [0.08, -0.49, 0.62, -0.31, 0.14, 0.30], [-0.98, 0.22, 0.04, 0.28, -0.31, 1.34],
      [0.60, 0.15, 0.99, -0.02, 0.16, -0.14], [-0.54, 0.88, 0.40, -0.17, -0.20, -0.59],
    ]
  }

  /// Effects of the countries, the same for engagement and churn but for their size.
  static let countries = [-0.05, 0.16, 0.08, 0.56, -0.55, -0.69, -0.32, 0.29, 0.23, -0.21, 0.45, -0.23]
}
