extension Spending {
  /// The sums behind the lock, in picodollars: whole numbers, so that what is given back is what was set aside.
  struct Account: Sendable {
    /// What was booked of one item.
    private struct Booking: Sendable {
      var consumption: Consumption
      /// `nil` as long as the item has no price.
      var amount: Int?
    }

    /// What was booked.
    private(set) var settled = 0
    private var bookings: [Booking] = []
    private var open: [UInt64: Int] = [:]
    private var reserved = 0
    private var lastNumber: UInt64 = 0

    /// What is booked or set aside.
    var committed: Int { Self.sum(settled, reserved) }

    /// What was booked, by item.
    var entries: [SpendingEntry] {
      bookings.map { SpendingEntry(consumption: $0.consumption, usd: $0.amount.map(Self.usd)) }
    }

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

    /// Books a cost, `nil` for one that is not known, and gives it in US dollars.
    mutating func settle(_ reservation: Reservation, _ actual: Consumption, usd: Double?) -> Double {
      release(reservation)
      let amount = usd.map(Self.picodollars)
      settled = Self.sum(settled, amount ?? 0)
      let known = bookings.firstIndex { $0.consumption.item == actual.item }
      let index = known ?? bookings.endIndex
      if known == nil { bookings.append(Booking(consumption: Consumption(actual.item, requests: 0))) }
      bookings[index].consumption.add(actual)
      if let amount { bookings[index].amount = Self.sum(bookings[index].amount ?? 0, amount) }
      return Self.usd(amount ?? 0)
    }

    /// An amount in whole picodollars, from zero to the largest number (nine million dollars).
    static func picodollars(_ usd: Double) -> Int {
      // Prices of a user's file may multiply to no number, which must not count as nothing.
      if usd.isNaN { return .max }
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
