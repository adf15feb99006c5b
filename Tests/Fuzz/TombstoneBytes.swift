import Storage
@testable import Retrieval

/// Whatever the bytes after the number of rows (UInt16), with a right checksum or as they come: tombstones within
/// these rows that read back the same, or damage.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard count > 2 else { return 0 }
  let rows = Int(input[0]) | Int(input[1]) << 8
  let body = Array(input[2...])
  var writer = ByteWriter()
  writer.append(raw: body)
  writer.append(CRC32C.checksum(body))
  for bytes in [body, writer.bytes] {
    do throws(StorageError) {
      let tombstones = try Tombstones(bytes: bytes, key: "k", segment: Seeds.identifier, rowCount: rows)
      precondition(tombstones.bytes == bytes && tombstones.rows.allSatisfy { (0..<rows).contains($0) })
      precondition(tombstones.rows.count + tombstones.rows.complement.count == rows)
    } catch {
      precondition(error.code == .damaged, "\(error)")
    }
  }
  return 0
}

/// Writes the seeds: tombstones of some and of all rows, without their checksum, which the harness adds.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  for (number, count) in [0, 1, 64, 65, 300].enumerated() {
    var rows = RowSet(none: count)
    for row in stride(from: 0, to: count, by: 1 + number) { rows.insert(row) }
    let bytes = Tombstones(segment: Seeds.identifier, rows: rows).bytes
    Seeds.write([UInt8(count & 0xFF), UInt8(count >> 8)] + bytes.dropLast(4), number)
  }
  return 0
}
