extension CivilTime {
  /// So many units later, or earlier; a day that a month lacks becomes its last. `nil` outside the years 0 to 9999.
  func adding(_ count: Int, _ unit: DateUnit) -> CivilTime? {
    if let months = unit.months {
      let date = date
      let (shift, overflow) = count.multipliedReportingOverflow(by: months)
      guard !overflow, abs(Double(shift)) < 200_000 else { return nil }
      let month = date.year * 12 + date.month - 1 + shift
      guard month >= 0 else { return nil }
      let (year, index) = (month / 12, month % 12 + 1)
      return CivilTime(
        year: year, month: index, day: min(date.day, Self.length(index, year)), time: time, hasTime: hasTime)
    }
    let (shift, overflow) = count.multipliedReportingOverflow(by: unit.microseconds ?? 0)
    let (sum, overflowOfSum) = microseconds.addingReportingOverflow(shift)
    // A date that is shifted by hours becomes a moment.
    let isMoment = hasTime || (unit.microseconds ?? 0) < Self.dayLength
    return overflow || overflowOfSum ? nil : CivilTime(microseconds: sum, hasTime: isMoment)
  }

  /// The beginning of the unit that this lies in; weeks begin on Monday.
  func truncated(to unit: DateUnit) -> CivilTime? {
    let date = date
    switch unit {
    case .year: return CivilTime(year: date.year, month: 1, day: 1, hasTime: hasTime)
    case .quarter: return CivilTime(year: date.year, month: (date.month - 1) / 3 * 3 + 1, day: 1, hasTime: hasTime)
    case .month: return CivilTime(year: date.year, month: date.month, day: 1, hasTime: hasTime)
    case .week: return CivilTime(days: days - (dayOfWeek - 1), hasTime: hasTime)
    default:
      let length = unit.microseconds ?? 1
      return CivilTime(days: days, time: time / length * length, hasTime: hasTime)
    }
  }

  /// The whole units from this to another time, negative when that is earlier.
  func count(of unit: DateUnit, to other: CivilTime) -> Int {
    if let length = unit.microseconds { return (other.microseconds - microseconds) / length }
    if other.microseconds < microseconds { return -other.count(of: unit, to: self) }
    let (from, to) = (date, other.date)
    var months = (to.year - from.year) * 12 + to.month - from.month
    if let shifted = adding(months, .month), shifted.microseconds > other.microseconds { months -= 1 }
    return months / (unit.months ?? 1)
  }

  /// 1 on Mondays to 7 on Sundays.
  var dayOfWeek: Int { (((days + 3) % 7) + 7) % 7 + 1 }

  /// 1 on the first of January.
  var dayOfYear: Int { days - (CivilTime(year: date.year, month: 1, day: 1)?.days ?? days) + 1 }

  /// The week of ISO 8601, and the year that it belongs to: that of its Thursday.
  var week: (year: Int, number: Int) {
    guard let thursday = CivilTime(days: days - dayOfWeek + 4, hasTime: false) else { return (date.year, 1) }
    return (thursday.date.year, (thursday.dayOfYear - 1) / 7 + 1)
  }
}
