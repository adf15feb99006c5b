/// The parts of a time while it is read.
struct DateParts {
  var year = 1970
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0
  var microsecond = 0
  /// Whether the hour counts from midnight or noon.
  var isTwelveHours = false
  /// `AM` or `PM`.
  var half = "AM"

  /// The time that the parts make; `nil` when the calendar or the clock does not have it.
  var time: CivilTime? {
    var hour = hour
    if isTwelveHours {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == "PM" ? 12 : 0)
    }
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
    let time = ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond
    return CivilTime(year: year, month: month, day: day, time: time, hasTime: true)
  }
}
