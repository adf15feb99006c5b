/// A sample in which every stratum has its part of the rows, and each at least one while there is room.
///
/// The largest remainders get the places that are left over (Hamilton's method); within a stratum rows are chosen by a
/// fixed pseudo-random order, so that the same rows give the same sample.
struct StratifiedSample {
  let size: Int
  private let order = Philox(key: 400)

  init(size: Int) { self.size = size }

  /// The chosen rows, in growing order; all when there are no more than asked for.
  func rows(_ strata: [String]) -> [Int] {
    let groups = Dictionary(grouping: strata.indices, by: { strata[$0] }).sorted { $0.key < $1.key }
    guard strata.count > size else { return Array(strata.indices) }
    let exact = groups.map { Double($0.value.count) * Double(size) / Double(strata.count) }
    var quotas = exact.map { max(1, Int($0)) }
    let byRemainder = exact.indices.sorted { first, second in
      let (a, b) = (exact[first] - exact[first].rounded(.down), exact[second] - exact[second].rounded(.down))
      return a == b ? first < second : a > b
    }
    for place in byRemainder where quotas.reduce(0, +) < size { quotas[place] += 1 }
    // Many small strata have more than their part: the largest gives way.
    while quotas.reduce(0, +) > size, let largest = quotas.indices.max(by: { quotas[$0] < quotas[$1] }) {
      quotas[largest] -= 1
    }
    return zip(groups, quotas).flatMap { group, quota in chosen(group.value, quota) }.sorted()
  }

  private func chosen(_ rows: [Int], _ quota: Int) -> ArraySlice<Int> {
    rows.sorted { rank($0) < rank($1) }.prefix(quota)
  }

  private func rank(_ row: Int) -> UInt64 {
    let block = order.block(SIMD4(UInt32(truncatingIfNeeded: row), UInt32(truncatingIfNeeded: row >> 32), 0, 0))
    return UInt64(block[0]) << 32 | UInt64(block[1])
  }
}
