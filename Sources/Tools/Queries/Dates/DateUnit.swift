/// A unit of time that dates are cut to, shifted by and counted in.
enum DateUnit: String, CaseIterable, Sendable {
  case millisecond, second, minute, hour, day, week, month, quarter, year

  /// The unit of a name in either number and case: `day`, `DAYS`.
  init?(_ name: String) {
    let name = name.lowercased()
    guard let unit = DateUnit(rawValue: name.hasSuffix("s") ? String(name.dropLast()) : name) else { return nil }
    self = unit
  }

  /// Its length in microseconds; `nil` for those whose length differs.
  var microseconds: Int? {
    switch self {
    case .millisecond: 1000
    case .second: 1_000_000
    case .minute: 60_000_000
    case .hour: 3_600_000_000
    case .day: CivilTime.dayLength
    case .week: 7 * CivilTime.dayLength
    case .month, .quarter, .year: nil
    }
  }

  /// Its length in months; `nil` for those that are no whole number of them.
  var months: Int? {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    default: nil
    }
  }
}
