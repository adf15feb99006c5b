import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct ValueScaleTests {
    @Test func `The distance is the part of the known values in between`() {
      let scale = ValueScale(quantiles: [0, 10, 20, 30, 40])
      #expect(scale.distance(0, 40) == 1)
      #expect(scale.distance(10, 20) == 0.25)
      #expect(abs(scale.distance(12, 18) - 0.15) < 1e-6)
      #expect(scale.distance(-5, 0) == 0)
      #expect(scale.distance(50, 40) == 0)
    }

    @Test func `Of equal known values half lie below`() {
      let scale = ValueScale(quantiles: [0, 0, 0, 1, 2])
      #expect(scale.distance(0, 1) == 0.5)
      #expect(scale.distance(0, 2) == 0.75)
    }

    @Test func `Without known values a change is worth what two rows are apart on average`() {
      #expect(ValueScale(quantiles: []).distance(1, 2) == ValueScale.typicalDistance)
      #expect(ValueScale(quantiles: [3]).distance(1, 2) == ValueScale.typicalDistance)
    }
  }
}
