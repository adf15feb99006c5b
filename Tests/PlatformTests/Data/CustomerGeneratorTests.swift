import Storage
import Testing

@testable import Platform

@Suite struct CustomerGeneratorTests {
  @Test func `Kinds of anomalies have names as documents write them`() {
    #expect(
      AnomalyKind.allCases.map(\.name) == ["bot", "counters", "fake_network", "fraud", "shared_account"])
  }

  @Test func `The number of tasks changes nothing`() async {
    let generator = CustomerGenerator(seed: 11, count: 4500)
    let one = await generator.customers(width: 1)
    #expect(await generator.customers(width: 3).outcomes == one.outcomes)
    let other = await generator.customers(width: 7)
    // NaN is not equal to itself, so the bits are compared.
    #expect(other.features.values.map(\.bitPattern) == one.features.values.map(\.bitPattern))
  }

  @Test func `A larger data set of the same seed begins with the smaller one`() async throws {
    let form = try CustomerFiles(SchemaFile.schema())
    let small = await CustomerGenerator(seed: 1, count: 100).customers(width: 1)
    let large = await CustomerGenerator(seed: 1, count: 2500).customers(width: 2)
    #expect(form.customerLines(small, 0..<100) == form.customerLines(large, 0..<100))
    #expect(large.ids == Array(10_000..<12_500))
  }

  @Test func `Another seed makes other customers`() async {
    let one = await CustomerGenerator(seed: 1, count: 50).customers(width: 1)
    let other = await CustomerGenerator(seed: 2, count: 50).customers(width: 1)
    #expect(one.outcomes != other.outcomes)
  }

  /// The hash was taken on x86-64 Linux. A change of the generator or its coefficients changes it.
  @Test func `The bytes are the same on every machine`() async throws {
    let form = try CustomerFiles(SchemaFile.schema())
    let dataset = await CustomerGenerator(seed: 20_251_021, count: 1000).customers(width: 2)
    let bytes = form.customerHeader + form.customerLines(dataset, 0..<1000) + form.outcomeLines(dataset, 0..<1000)
    #expect(SHA256.hexadecimal(bytes, digits: 16) == "7d503919d3374a09")
  }

  @Test func `Every month, level and kind of anomaly occurs, and the shares are those of the design`() async {
    let dataset = await CustomerGenerator(seed: 4, count: 6000).customers(width: 2)
    #expect(Set(dataset.months).count == 12)
    #expect(Set(dataset.outcomes.anomalyKinds) == Set(0...5))
    let count = Double(dataset.count)
    let anomalies = Double(dataset.outcomes.anomalyKinds.count { $0 > 0 }) / count
    #expect((0.008...0.016).contains(anomalies))
    let churned = Double(dataset.outcomes.churned.reduce(0, +)) / count
    #expect((0.125...0.16).contains(churned))
    let missing = Double(dataset.features.values.count(where: \.isNaN)) / Double(dataset.features.values.count)
    #expect((0.07...0.08).contains(missing))
    #expect(Set(dataset.outcomes.nextCategories).count == 12)
    #expect(dataset.outcomes.engagementScores.allSatisfy { (0...1).contains($0) })
    #expect(dataset.outcomes.lifetimeValues.allSatisfy { $0 > 0 })
  }

  @Test func `The count is kept within what is allowed`() {
    #expect(CustomerGenerator(seed: 0, count: 0).count == 1)
    #expect(CustomerGenerator(seed: 0, count: .max).count == 10_000_000)
  }
}
