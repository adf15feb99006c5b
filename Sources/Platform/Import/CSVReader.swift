import JSON

/// Reads CSV (RFC 4180) as its bytes come, a record at a time, and goes on behind what is wrong.
///
/// Lines may end with LF, CR LF or CR; a byte order mark is passed over, and so are empty lines. Values are bounded:
/// what exceeds the limits is a fault of its record and takes no memory. O(bytes).
struct CSVReader {
  /// What a record may hold at most.
  struct Limits: Sendable {
    var valueBytes = 1 << 20
    var values = 1000
  }

  private enum Place {
    case recordStart
    case valueStart
    case plain
    case quoted
    /// Behind a quotation mark inside a quoted value: its end, or the first of two.
    case quote
  }

  private let separator: UInt8
  private let limits: Limits
  private var place = Place.recordStart
  private var line = 1
  private var record = CSVRecord(line: 1, values: [], fault: nil)
  private var value: [UInt8] = []
  private var valueOverflows = false
  private var followsCarriageReturn = false
  private var markBytes: ArraySlice<UInt8> = [0xEF, 0xBB, 0xBF]
  private var isAtStart = true

  /// A reader of values between separators.
  init(separator: UInt8 = UInt8(ascii: ","), limits: Limits = Limits()) {
    self.separator = separator
    self.limits = limits
  }

  /// Takes further bytes and hands over the records that end in them.
  mutating func read(_ bytes: some Sequence<UInt8>, _ receive: (CSVRecord) throws -> Void) rethrows {
    for byte in bytes {
      if isAtStart, passesMark(byte) { continue }
      if byte == 0x0A, followsCarriageReturn {
        followsCarriageReturn = false
        if place == .quoted { append(byte) }
        continue
      }
      followsCarriageReturn = byte == 0x0D
      if byte == 0x0A || byte == 0x0D { line += 1 }
      try take(byte, receive)
    }
  }

  /// Ends the last record.
  mutating func finish(_ receive: (CSVRecord) throws -> Void) rethrows {
    if place == .quoted { note("a closing quotation mark", "the end of the file") }
    if place != .recordStart { try endRecord(receive) }
  }

  /// Whether a byte belongs to a byte order mark at the start of the file. An incomplete mark is no text either.
  private mutating func passesMark(_ byte: UInt8) -> Bool {
    if byte == markBytes.first {
      markBytes = markBytes.dropFirst()
      isAtStart = !markBytes.isEmpty
      return true
    }
    isAtStart = false
    if markBytes.count < 3 { note("UTF-8", "an incomplete byte order mark") }
    return false
  }

  private mutating func take(_ byte: UInt8, _ receive: (CSVRecord) throws -> Void) rethrows {
    let isLineEnd = byte == 0x0A || byte == 0x0D
    switch place {
    case .quoted:
      if byte == UInt8(ascii: "\"") { place = .quote } else { append(byte) }
    case .quote where byte == UInt8(ascii: "\""):
      append(byte)
      place = .quoted
    case _ where isLineEnd:
      if place != .recordStart { try endRecord(receive) }
      record.line = line
    case _ where byte == separator:
      endValue()
      place = .valueStart
    case .recordStart, .valueStart:
      place = byte == UInt8(ascii: "\"") ? .quoted : .plain
      if place == .plain { append(byte) }
    case .plain: append(byte)
    case .quote:
      note("a separator or the end of the line after a closing quotation mark", "more text")
      place = .plain
      append(byte)
    }
  }

  private mutating func append(_ byte: UInt8) {
    if byte == 0 { note("text in UTF-8", "a NUL byte, as UTF-16 has them") }
    if value.count < limits.valueBytes { value.append(byte) } else { valueOverflows = true }
  }

  private mutating func endValue() {
    if valueOverflows { note("values of at most \(limits.valueBytes) bytes", "a longer one") }
    if let offset = UTF8Validation.firstInvalidOffset(in: value) {
      note("UTF-8", "byte \(value[offset]) in value \(record.values.count + 1)")
    }
    if record.values.count < limits.values {
      record.values.append(String(decoding: value, as: UTF8.self))
    } else {
      note("at most \(limits.values) values", "more")
    }
    value.removeAll(keepingCapacity: value.capacity < 65_536)
    valueOverflows = false
  }

  private mutating func endRecord(_ receive: (CSVRecord) throws -> Void) rethrows {
    endValue()
    let finished = record
    record = CSVRecord(line: line, values: [], fault: nil)
    place = .recordStart
    try receive(finished)
  }

  private mutating func note(_ expected: String, _ found: String) {
    record.fault = record.fault ?? CSVFault(line: record.line, expected: expected, found: found)
  }
}
