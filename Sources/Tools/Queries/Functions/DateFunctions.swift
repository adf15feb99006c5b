import SQLite

/// Arithmetic with dates, and their texts (trino.io/docs/current/functions/datetime.html). Dates are texts,
/// `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, in UTC.
enum DateFunctions {
  static let all: [ScalarFunction] = [
    ScalarFunction("date_trunc(unit, x)", 2...2) { call, _ throws(FunctionFault) in
      result(try call.time(1).truncated(to: try call.unit(0)))
    },
    ScalarFunction("date_add(unit, n, x)", 3...3) { call, _ throws(FunctionFault) in
      guard let sum = try call.time(2).adding(try call.integer(1), try call.unit(0)) else {
        throw call.mismatch(1, "a shift to a year from 0 to 9999")
      }
      return .text(sum.text)
    },
    ScalarFunction("date_diff(unit, from, to)", 3...3) { call, _ throws(FunctionFault) in
      .integer(Int64(try call.time(1).count(of: try call.unit(0), to: try call.time(2))))
    },
    ScalarFunction("date_format(x, pattern)", 2...2) { call, _ throws(FunctionFault) in
      .text(try DatePattern(call.text(1)).text(of: try call.time(0)))
    },
    ScalarFunction("date_parse(text, pattern)", 2...2) { call, _ throws(FunctionFault) in
      guard let time = try DatePattern(call.text(1)).time(of: call.text(0)) else {
        throw call.mismatch(0, "a date like \(call.text(1).prefix(40))")
      }
      return .text(time.timestampText)
    },
    ScalarFunction("from_unixtime(seconds)", 1...1) { call, _ throws(FunctionFault) in
      .text(try moment(seconds: try call.number(0)).timestampText)
    },
    ScalarFunction("to_unixtime(x)", 1...1) { call, _ throws(FunctionFault) in
      .real(Double(try call.time(0).microseconds) / 1e6)
    },
    ScalarFunction("from_iso8601_date(text)", 1...1) { call, _ throws(FunctionFault) in
      .text(try call.time(0).dateText)
    },
    ScalarFunction("from_iso8601_timestamp(text)", 1...1) { call, _ throws(FunctionFault) in
      .text(try call.time(0).timestampText)
    },
    ScalarFunction("last_day_of_month(x)", 1...1) { call, _ throws(FunctionFault) in
      let date = try call.time(0).date
      return result(CivilTime(year: date.year, month: date.month, day: CivilTime.length(date.month, date.year)))
    },
    ScalarFunction("now()", 0...0) { _, context throws(FunctionFault) in
      .text(try moment(seconds: context.now.rounded(.down)).timestampText)
    },
    ScalarFunction("current_timestamp()", 0...0) { _, context throws(FunctionFault) in
      .text(try moment(seconds: context.now.rounded(.down)).timestampText)
    },
    ScalarFunction("current_date()", 0...0) { _, context throws(FunctionFault) in
      .text(try moment(seconds: context.now).dateText)
    },
    ScalarFunction("current_time()", 0...0) { _, context throws(FunctionFault) in
      .text(String(try moment(seconds: context.now.rounded(.down)).timestampText.suffix(8)))
    },
  ]

  private static func result(_ time: CivilTime?) -> SQLiteValue { time.map { .text($0.text) } ?? .null }

  private static func moment(seconds: Double) throws(FunctionFault) -> CivilTime {
    guard let microseconds = Int(exactly: (seconds * 1e6).rounded()), let time = CivilTime(microseconds: microseconds)
    else { throw FunctionFault("\(seconds) seconds since 1970 are outside the years 0 to 9999") }
    return time
  }
}

extension FunctionArguments {
  /// A date or moment.
  ///
  /// - Throws: `FunctionFault` for anything else.
  func time(_ index: Int) throws(FunctionFault) -> CivilTime {
    guard !isInteger(index), let time = CivilTime(text(index)) else {
      throw mismatch(index, "a date or timestamp (2025-01-31, 2025-01-31 12:00:00; from_unixtime(n) makes one)")
    }
    return time
  }

  /// A unit of time.
  ///
  /// - Throws: `FunctionFault` for anything else.
  func unit(_ index: Int) throws(FunctionFault) -> DateUnit {
    guard let unit = DateUnit(text(index)) else {
      throw mismatch(index, "a unit (\(DateUnit.allCases.map(\.rawValue).joined(separator: ", ")))")
    }
    return unit
  }
}
