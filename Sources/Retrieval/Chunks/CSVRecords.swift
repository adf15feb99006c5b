/// The records of a CSV text (RFC 4180).
///
/// The separator is the comma, or a semicolon or tab when the first record has that and no comma. Empty lines are
/// passed over; a quotation mark inside an unquoted value is an ordinary character.
struct CSVRecords {
  /// One value with its place.
  struct Value {
    var text: String
    /// The bytes with their quotation marks.
    var range: Range<Int>
  }

  /// The first place that is not CSV.
  struct Fault: Error {
    var offset: Int
    var expected: String
    var found: String
  }

  /// The records, all of as many values as the first.
  private(set) var records: [[Value]] = []

  private let bytes: [UInt8]
  private var index: Int
  private var separator = UInt8(ascii: ",")

  /// - Throws: `Fault` for an unclosed quotation mark, text after a closing one, or a record of another length.
  init(parsing bytes: [UInt8], from start: Int) throws(Fault) {
    self.bytes = bytes
    index = start
    separator = Self.separator(in: bytes[start...])
    while index < bytes.count {
      let start = index
      let record = try nextRecord()
      guard record.count > 1 || record.contains(where: { !$0.range.isEmpty }) else { continue }
      if let first = records.first, first.count != record.count {
        throw Fault(
          offset: start, expected: "\(first.count) values as in the first record", found: "\(record.count)")
      }
      records.append(record)
    }
  }

  private static func separator(in bytes: ArraySlice<UInt8>) -> UInt8 {
    var isQuoted = false
    var other: UInt8?
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: ",") { return byte }
      if byte == 0x0A || byte == 0x0D { break }
      if byte == UInt8(ascii: ";") || byte == 0x09 { other = other ?? byte }
    }
    return other ?? UInt8(ascii: ",")
  }

  private mutating func nextRecord() throws(Fault) -> [Value] {
    var record: [Value] = []
    while true {
      record.append(try nextValue())
      guard index < bytes.count else { return record }
      let byte = bytes[index]
      index += 1
      if byte == separator { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      return record
    }
  }

  private mutating func nextValue() throws(Fault) -> Value {
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return try quotedValue() }
    while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
    return Value(text: String(decoding: bytes[start..<index], as: UTF8.self), range: start..<index)
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

  private mutating func quotedValue() throws(Fault) -> Value {
    let start = index
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte != UInt8(ascii: "\"") {
        text.append(byte)
      } else if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
        text.append(byte)
        index += 1
      } else {
        guard index >= bytes.count || isEnd(bytes[index]) else {
          throw Fault(
            offset: index, expected: "a separator or the end of the line after a closing quotation mark",
            found: "more text")
        }
        return Value(text: String(decoding: text, as: UTF8.self), range: start..<index)
      }
    }
    throw Fault(offset: start, expected: "a closing quotation mark", found: "the end of the file")
  }
}
