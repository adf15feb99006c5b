/// A record of a CSV file: its values, or what is wrong with it.
struct CSVRecord: Sendable, Hashable {
  /// The line on which it begins; the first is 1.
  var line: Int
  /// The values without quotation marks.
  var values: [String]
  /// The first fault, `nil` for a sound record.
  var fault: CSVFault?
}
