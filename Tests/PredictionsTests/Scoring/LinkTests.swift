import Predictions
import Testing

@Suite struct LinkTests {
  @Test(
    arguments: [
      (.identity, 2.5, 2.5), (.logistic, 0, 0.5), (.logistic, -200, 0), (.logistic, 200, 1),
      (.exponential, 1, 2.7182817), (.expm1, 1e-6, 1.0000005e-6), (.expm1, 0, 0), (.exp2, -1.5, 0.35355338),
    ] as [(Link, Float, Float)])
  func `A margin becomes a prediction`(link: Link, margin: Float, prediction: Float) {
    let found = link.prediction(margin)
    #expect(abs(found - prediction) <= 1e-6 * max(1e-6, abs(prediction)) || abs(found - prediction) < 1e-12)
  }

  @Test func `The probabilities of each row add up to one`() {
    let predictions = Link.softmax.predictions([1, 2, 3, 1000, 0, -1000], groupCount: 3)
    #expect(predictions.count == 6)
    #expect(abs(predictions[0] - 0.090030573) < 1e-7 && abs(predictions[2] - 0.66524096) < 1e-7)
    #expect(Array(predictions.suffix(3)) == [1, 0, 0])
  }

  @Test func `No margins give no predictions`() {
    #expect(Link.softmax.predictions([], groupCount: 3).isEmpty)
    #expect(Link.logistic.predictions([], groupCount: 1).isEmpty)
  }
}
