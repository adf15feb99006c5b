import Retrieval
import Testing

@Suite struct TokenHistogramTests {
  @Test func `Buckets reach from the smallest to the largest size without gaps`() {
    let histogram = TokenHistogram([120, 10, 49, 50, 130], width: 50)
    #expect(histogram.buckets.map(\.tokens) == [0..<50, 50..<100, 100..<150])
    #expect(histogram.buckets.map(\.count) == [2, 1, 2])
    #expect(histogram.count == 5 && histogram.total == 359)
  }

  @Test func `Quantiles are sizes that occur`() {
    let histogram = TokenHistogram(1...100)
    #expect(histogram.quantile(0) == 1 && histogram.quantile(0.5) == 50 && histogram.quantile(0.95) == 95)
    #expect(histogram.quantile(1) == 100 && histogram.mean == 50.5)
  }

  @Test func `Nothing has no buckets and no quantile`() {
    let histogram = TokenHistogram([])
    #expect(histogram.buckets.isEmpty && histogram.quantile(0.5) == nil && histogram.mean == 0)
  }
}
