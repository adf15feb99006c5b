/// How much the distribution of a column in each group differs from that in all others, by the population stability
/// index: the sum over bins of (p - q) × ln(p / q). Below 0.1 it is taken for stable, above 0.25 for changed.
struct PopulationStability {
  private static let binCount = 10
  // An empty bin would make the index infinite.
  private static let floor = 1e-4

  /// The index of each group by its name, in the order of the group's texts.
  let indices: [(group: String, index: Double)]

  /// Compares the groups of a column of texts; numbers are put into bins at the tenths of all their values, texts and
  /// missing values are bins of their own.
  init(_ column: DataColumn, by group: DataColumn) {
    guard case .texts(let names, let codes) = group.values else {
      indices = []
      return
    }
    let (bins, count) = Self.bins(column)
    var counts = [[Double]](repeating: [Double](repeating: 0, count: count), count: names.count)
    for (row, code) in codes.enumerated() where counts.indices.contains(Int(code)) { counts[Int(code)][bins[row]] += 1 }
    let all = (0..<count).map { bin in counts.reduce(0) { $0 + $1[bin] } }
    indices = zip(names, counts).compactMap { name, own in
      let others = zip(all, own).map { $0 - $1 }
      guard own.contains(where: { $0 > 0 }), others.contains(where: { $0 > 0 }) else { return nil }
      return (name, Self.index(own, others))
    }
  }

  /// The largest index with its group; 0 without two groups.
  var largest: (index: Double, group: String) {
    indices.max { $0.index < $1.index }.map { ($0.index, $0.group) } ?? (0, "")
  }

  private static func index(_ first: [Double], _ second: [Double]) -> Double {
    let (a, b) = (first.reduce(0, +), second.reduce(0, +))
    return zip(first, second).reduce(0) { sum, pair in
      let (p, q) = (max(pair.0 / a, floor), max(pair.1 / b, floor))
      return sum + (p - q) * PortableMath.log(p / q)
    }
  }

  /// The bin of each row, and how many bins there are.
  private static func bins(_ column: DataColumn) -> (bins: [Int], count: Int) {
    switch column.values {
    case .texts(let names, let codes): return (codes.map { $0 < 0 ? names.count : Int($0) }, names.count + 1)
    case .numbers(let numbers):
      let sorted = numbers.filter { !$0.isNaN }.sorted()
      var cuts: [Double] = []
      for tenth in 1..<binCount where !sorted.isEmpty {
        let cut = sorted[sorted.count * tenth / binCount]
        if cut != cuts.last { cuts.append(cut) }
      }
      let bins = numbers.map { number in number.isNaN ? cuts.count + 1 : cuts.count { number >= $0 } }
      return (bins, cuts.count + 2)
    }
  }
}
