import Testing

@testable import Platform

@Suite struct ImportedValueTests {
  @Test(arguments: [
    (["1", "0", "1"], ImportedKind.boolean), (["yes", "No", "TRUE"], .boolean), (["1", "2", "-3"], .integer),
    (["007", "012", "013"], .float), (["1.5", "2", ""], .float), (["2025-01-31", "2025-02-28T10:00:00Z"], .date),
    (["a", "b", "a", "b"], .category), (["a", "b", "c", "d"], .text), (["", "NA"], .text),
    (["9223372036854775808", "1"], .float), (["1e999", "x", "y"], .text),
  ])
  func `Values have a kind`(values: [String], kind: ImportedKind) {
    var profile = ColumnProfile()
    for value in values { profile.add(value) }
    #expect(profile.kind == kind)
  }

  @Test func `One value among two hundred does not change the kind, three do`() {
    var profile = ColumnProfile()
    for number in 0..<200 { profile.add("\(number)") }
    profile.add("oops")
    #expect(profile.kind == .integer)
    for text in ["x", "y"] { profile.add(text) }
    #expect(profile.kind == .text)
  }

  @Test(arguments: [
    "2025-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-1-1", "20250101", "2025-01-01X10:00", "2025-01-01T",
    "日本語日本語日本",
  ])
  func `What resembles a date is none`(text: String) { #expect(!ImportedValue.isDate(text)) }

  @Test(arguments: ["0x10", "inf", "nan", "1,5", "--1", "", "1e400"])
  func `What resembles a number is none`(text: String) { #expect(ImportedValue.number(text) == nil) }

  @Test(arguments: [
    (
      ["Customer ID", "customer id", "%", "2024 sales", "Größe", ""],
      ["customer_id", "customer_id_2", "column_3", "n2024_sales", "gr_e", "column_6"]
    )
  ])
  func `Titles become different names that SQL takes`(titles: [String], names: [String]) {
    #expect(ColumnNames.names(titles) == names)
  }
}
