import Cloud
import Testing

@Suite struct ConsumptionTests {
  @Test func `A consumption is one call unless said otherwise`() {
    #expect(Consumption("athena", bytes: 10).requests == 1)
  }
}
