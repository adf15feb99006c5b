import JSON

@testable import Platform

/// Whatever the bytes, and however they are cut: the same records come out, each with sound values or a fault, on
/// lines that grow.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let limits = CSVReader.Limits(valueBytes: 64, values: 16)
  let step = Int(bytes.first ?? 0) % 32 + 1
  let whole = records(bytes, step: max(count, 1), limits)
  precondition(records(bytes, step: step, limits) == whole, "cut every \(step) bytes")
  var line = 0
  for record in whole {
    precondition(record.line > line && record.line <= count + 1, "line \(record.line) after \(line)")
    line = record.line
    precondition(!record.values.isEmpty && record.values.count <= limits.values)
    if record.fault != nil { continue }
    for value in record.values {
      precondition(value.utf8.count <= limits.valueBytes && !value.utf8.contains(0))
      for kind in ImportedKind.allCases { _ = ImportedValue(value, kind) }
    }
    check(record, limits)
  }
  var profiles = whole.prefix(1).flatMap(\.values).map { _ in ColumnProfile() }
  for record in whole.dropFirst() {
    for (place, value) in record.values.enumerated() where profiles.indices.contains(place) {
      profiles[place].add(value)
    }
  }
  for profile in profiles { _ = profile.kind }
  let names = ColumnNames.names(whole.first?.values ?? [])
  precondition(Set(names).count == names.count && !names.contains(""))
  return 0
}

/// A sound record that is written with quotation marks reads back as it was.
private func check(_ record: CSVRecord, _ limits: CSVReader.Limits) {
  let mark = UInt8(ascii: "\"")
  let quoted = record.values.map { [mark] + $0.utf8.flatMap { $0 == mark ? [mark, mark] : [$0] } + [mark] }
  let text = Array(quoted.joined(separator: [UInt8(ascii: ",")]))
  let copy = records(text, step: text.count, limits)
  precondition(copy.map(\.values) == [record.values] && copy[0].fault == nil, "\(record) reads back as \(copy)")
}

private func records(_ bytes: [UInt8], step: Int, _ limits: CSVReader.Limits) -> [CSVRecord] {
  var reader = CSVReader(limits: limits)
  var records: [CSVRecord] = []
  for begin in stride(from: 0, to: bytes.count, by: step) {
    reader.read(bytes[begin..<min(begin + step, bytes.count)]) { records.append($0) }
  }
  reader.finish { records.append($0) }
  return records
}
