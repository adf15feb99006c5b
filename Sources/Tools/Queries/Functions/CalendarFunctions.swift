import SQLite

/// Parts of dates (trino.io/docs/current/functions/datetime.html#extraction-function).
enum CalendarFunctions {
  private static let parts: [(names: [String], value: @Sendable (CivilTime) -> Int)] = [
    (["year"], { $0.date.year }), (["quarter"], { ($0.date.month - 1) / 3 + 1 }), (["month"], { $0.date.month }),
    (["week", "week_of_year"], { $0.week.number }), (["year_of_week", "yow"], { $0.week.year }),
    (["day", "day_of_month"], { $0.date.day }), (["day_of_week", "dow"], { $0.dayOfWeek }),
    (["day_of_year", "doy"], { $0.dayOfYear }), (["hour"], { $0.hour }), (["minute"], { $0.minute }),
    (["second"], { $0.second }), (["millisecond"], { $0.time / 1000 % 1000 }),
  ]

  static let all: [ScalarFunction] =
    parts.flatMap { part in
      part.names.map { name in
        ScalarFunction("\(name)(x)", 1...1) { call, _ throws(FunctionFault) in
          .integer(Int64(part.value(try call.time(0))))
        }
      }
    } + [
      ScalarFunction("date_part('unit', x)", 2...2) { call, _ throws(FunctionFault) in
        let name = call.text(0).lowercased()
        guard let part = parts.first(where: { $0.names.contains(name) }) else {
          throw call.mismatch(0, "a part (\(parts.compactMap(\.names.first).joined(separator: ", ")))")
        }
        return .integer(Int64(part.value(try call.time(1))))
      }
    ]
}
