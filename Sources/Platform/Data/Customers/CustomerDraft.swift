/// A customer in the making: the columns as they are filled, and what they are made from.
struct CustomerDraft {
  private let seed: UInt64
  private let row: UInt64
  private var values = [Double](repeating: .nan, count: CustomerFeature.allCases.count)
  /// The month of the snapshot, 0 the first of twelve.
  let month: Int
  /// How far the population has drifted by then: 0 until the eighth month, 1 in the twelfth.
  let drift: Double
  let factors: LatentFactors
  /// What is wrong with the customer's data: 0 nothing, otherwise a kind of `AnomalyKind`.
  var anomaly = 0

  /// Draws a whole customer, still without missing values and anomalies.
  init(seed: UInt64, row: UInt64) {
    self.seed = seed
    self.row = row
    func random(_ draw: CustomerDraw) -> RandomStream { RandomStream(seed: seed, row: row, purpose: draw.rawValue) }
    var month = random(.month)
    self.month = month.integer(in: 0..<SnapshotMonth.count)
    drift = min(max(Double(self.month - 7) / 4, 0), 1)
    factors = LatentFactors(random)
    addProfile()
    addAccount()
    addActivity()
    addDevices()
    addContent()
    addSocial()
    addSentiment()
    addCommerce()
  }

  /// The value of a column: NaN where there is none, a category as the place of its level.
  subscript(feature: CustomerFeature) -> Double {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  /// Age as a deviation from 44 in units of 15 years.
  var relativeAge: Double { (self[.age] - 44) / 15 }

  /// Whether the customer pays for a plan.
  var pays: Bool { self[.planType] > 0 }

  /// The values as models are fed with them.
  var floats: some Sequence<Float> { values.lazy.map(Float.init) }

  /// What is drawn, from a stream that belongs to this customer and this purpose alone.
  func draw<Value>(_ purpose: CustomerDraw, _ body: (inout RandomStream) -> Value) -> Value {
    var stream = RandomStream(seed: seed, row: row, purpose: purpose.rawValue)
    return body(&stream)
  }

  /// A standard normal number for a purpose.
  func normal(_ purpose: CustomerDraw) -> Double { draw(purpose) { $0.normal() } }

  /// Whether an event of this probability happens.
  func happens(_ purpose: CustomerDraw, _ probability: Double) -> Bool { draw(purpose) { $0.happens(probability) } }

  /// A Poisson count whose rate has this logarithm.
  func count(_ purpose: CustomerDraw, logRate: Double) -> Double {
    draw(purpose) { $0.poisson(PortableMath.exp(logRate)) }
  }

  /// A share with these log odds and normal noise on them.
  func share(_ purpose: CustomerDraw, logit: Double, noise: Double) -> Double {
    PortableMath.sigmoid(logit + normal(purpose) * noise)
  }

  /// Sets a column to a value, rounded to the column's decimals.
  mutating func set(_ feature: CustomerFeature, _ value: Double) {
    let scale = FixedDecimals.scale(feature.decimals)
    self[feature] = (value * scale).rounded() / scale
  }
}
