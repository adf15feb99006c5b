import Storage
@testable import Retrieval

/// Whatever the bytes under a right checksum: a table of documents that reads back the same, or damage.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  check(input)
  var writer = ByteWriter()
  writer.append(raw: input)
  writer.append(CRC32C.checksum(input))
  check(writer.bytes)
  return 0
}

/// Writes the seeds: tables without their checksum, which the harness adds.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  for (number, table) in Seeds.tables.enumerated() { Seeds.write(table.bytes.dropLast(4), number) }
  return 0
}

private func check(_ bytes: [UInt8]) {
  do throws(StorageError) {
    let table = try DocumentTable(bytes: bytes, key: "k")
    for rows in table.liveRows().values { precondition(rows.count > 0 && rows.length >= 0) }
    let copy = try DocumentTable(bytes: table.bytes, key: "k")
    precondition(copy == table, "a table reads back as another one")
  } catch {
    precondition(error.code == .damaged || error.code == .unsupportedVersion, "\(error)")
  }
}
