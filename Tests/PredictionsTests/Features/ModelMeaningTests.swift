import Testing

@testable import Predictions

@Suite struct ModelMeaningTests {
  private func model(_ kind: ModelDescription.Output, threshold: Double? = nil, quantiles: [Double]? = nil)
    -> ModelDescription
  {
    ModelDescription(
      name: "m", version: "v1", title: "M", output: "m", kind: kind, meaning: "M.", features: [], threshold: threshold,
      asOf: "2025-10-21T06:00:00Z", dataHash: "", modelHash: "ab",
      quantiles: quantiles ?? (0...100).map { Double($0) / 100 })
  }

  @Test func `A prediction is shown in its own unit`() {
    #expect(model(.score).display(0.734) == "0.73")
    #expect(model(.probability).display(0.621) == "62.1 %")
    #expect(model(.usd).display(487.5) == "$487.50")
  }

  @Test func `The threshold itself is on the upper side`() {
    #expect(model(.probability, threshold: 0.3).label(0.3) == "at risk")
    #expect(model(.probability, threshold: 0.3).label(0.29) == "not at risk")
    #expect(model(.probability).label(0.9) == nil)
  }

  @Test func `A prediction that is written like the threshold is on the upper side`() {
    #expect(Double(Float(0.255)) < 0.255)
    #expect(model(.probability, threshold: 0.255).label(Double(Float(0.255))) == "at risk")
    #expect(model(.probability, threshold: 0.255).label(Double(Float(0.255).nextDown)) == "not at risk")
    #expect(SegmentThresholds(atRisk: 0.255).segment(engagement: 0, churn: 0.255) == .atRisk)
    #expect(SegmentThresholds(lowEngagement: 0.41).segment(engagement: 0.41, churn: 0) == .steady)
  }

  @Test(arguments: [(-1.0, 0.0), (0, 0), (0.005, 0.5), (0.5, 50), (0.995, 99.5), (1, 100), (7, 100)])
  func `A percentile lies between those around it`(prediction: Double, percentile: Double) {
    #expect(abs(model(.score).percentile(of: prediction) - percentile) < 1e-9)
  }

  @Test func `Among equal predictions a percentile is the middle one`() {
    let flat = model(.score, quantiles: [Double](repeating: 0.2, count: 51) + [Double](repeating: 0.8, count: 50))
    #expect(flat.percentile(of: 0.2) == 25)
    #expect(flat.percentile(of: 0.5) == 50.5)
    #expect(model(.score, quantiles: [Double](repeating: 1, count: 101)).percentile(of: 1) == 50)
  }

  @Test(arguments: [(Link.logistic, 0.3), (.identity, -2), (.exponential, 225), (.expm1, 225), (.exp2, 0.4)])
  func `The margin of a prediction becomes that prediction`(link: Link, prediction: Double) throws {
    let margin = try #require(link.margin(of: prediction))
    #expect(abs(Double(link.prediction(Float(margin))) - prediction) < 1e-4)
  }

  @Test func `Where no margin gives the prediction there is none`() {
    #expect(Link.logistic.margin(of: 1) == nil)
    #expect(Link.exponential.margin(of: -1) == nil)
    #expect(Link.softmax.margin(of: 0.5) == nil)
  }

  @Test(arguments: [
    (0.3, 0.9, CustomerSegment.atRisk), (0.29, 0.7, .champion), (0.1, 0.69, .steady), (0.1, 0.4, .steady),
    (0.1, 0.39, .quiet),
  ])
  func `The first condition that holds decides the segment`(churn: Float, engagement: Float, segment: CustomerSegment) {
    #expect(SegmentThresholds().segment(engagement: engagement, churn: churn) == segment)
  }
}
