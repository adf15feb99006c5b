/// The mean and deviation by which a quantity is made comparable with others.
///
/// They are constants, so that a customer does not depend on the others. Measured over 1,000,000 customers of seed 1:
/// `KB_MEASURE_CUSTOMERS=1000000 swift test -c release --filter StandardisationTests` prints them.
struct Standardisation {
  let mean: Double
  let deviation: Double

  /// Of the logarithm of the sessions of 7 days, one added.
  static let sessions7 = Standardisation(mean: 1.4797, deviation: 0.711)
  /// Of the network centrality.
  static let centrality = Standardisation(mean: 0.1636, deviation: 0.1352)
  /// Of the diversity of content.
  static let diversity = Standardisation(mean: 0.5415, deviation: 0.1994)
  /// Of the share of mobile sessions.
  static let mobileShare = Standardisation(mean: 0.6399, deviation: 0.2045)
  /// Of the sentiment, where it is known.
  static let sentiment = Standardisation(mean: 0.149, deviation: 0.3725)

  /// The value's distance from the mean, in deviations.
  func callAsFunction(_ value: Double) -> Double { (value - mean) / deviation }
}
