import Testing

@testable import Platform

@Suite struct CalendarDayTests {
  @Test(
    arguments: [
      ("2025-10-21T06:00:00Z", 3, "2026-01-21"), ("2025-11-30", 3, "2026-02-28"), ("2023-11-30", 3, "2024-02-29"),
      ("2025-12-31T00:00:00Z", 1, "2026-01-31"), ("2025-01-31", 0, "2025-01-31"), ("0999-12-01", 1, "1000-01-01"),
    ])
  func `Months are added, and the day fits the month`(moment: String, months: Int, day: String) throws {
    #expect(try #require(CalendarDay(moment)).adding(months: months).description == day)
  }

  @Test(arguments: ["", "2025", "2025-13-01", "2025-02-30", "yesterday!", "2025-1-011", "20251021T06"])
  func `What is no day is none`(moment: String) {
    #expect(CalendarDay(moment) == nil)
  }
}
