extension Spending {
  /// The sums behind the lock, in picodollars: whole numbers, so that what is given back is what was set aside.
  struct Account: Sendable {
    /// What was booked.
    private(set) var settled = 0
    /// What was booked, by item.
    private(set) var entries: [SpendingEntry] = []
    private var open: [UInt64: Int] = [:]
    private var reserved = 0
    private var lastNumber: UInt64 = 0

    /// What is booked or set aside.
    var committed: Int { Self.sum(settled, reserved) }

    mutating func reserve(_ amount: Int) -> Reservation {
      lastNumber &+= 1
      open[lastNumber] = amount
      reserved = Self.sum(reserved, amount)
      return Reservation(usd: Self.usd(amount), number: lastNumber)
    }

    mutating func release(_ reservation: Reservation) {
      guard open.removeValue(forKey: reservation.number) != nil else { return }
      // Summed anew: a sum that once stood at the largest number cannot be taken from.
      reserved = open.values.reduce(0, Self.sum)
    }

    mutating func settle(_ reservation: Reservation, _ actual: Consumption, usd: Double?) {
      release(reservation)
      settled = Self.sum(settled, usd.map(Self.picodollars) ?? 0)
      guard let index = entries.firstIndex(where: { $0.consumption.item == actual.item }) else {
        var first = Consumption(actual.item, requests: 0)
        first.add(actual)
        entries.append(SpendingEntry(consumption: first, usd: usd))
        return
      }
      entries[index].consumption.add(actual)
      if let usd { entries[index].usd = (entries[index].usd ?? 0) + usd }
    }

    /// An amount in whole picodollars, from zero to the largest number (nine million dollars).
    static func picodollars(_ usd: Double) -> Int {
      guard usd > 0 else { return 0 }
      return Int(exactly: (usd * 1e12).rounded()) ?? .max
    }

    static func usd(_ picodollars: Int) -> Double { Double(picodollars) / 1e12 }

    static func sum(_ left: Int, _ right: Int) -> Int {
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? .max : sum
    }
  }
}
