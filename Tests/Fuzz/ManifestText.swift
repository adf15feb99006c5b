import JSON
import Storage

@testable import Retrieval

/// Whatever the text, sealed with its right checksum or as it comes: a manifest that reads back the same, or damage.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  check(input, version: 1)
  var body = input
  if let end = body.lastIndex(of: UInt8(ascii: "}")) { body = Array(body[..<end]) }
  let seal = Array(",\"checksum\":\"\(SHA256.hexadecimal(body))\"}\n".utf8)
  let version = try? JSONValue(parsing: body + Array("}".utf8))["version"]?.int
  check(body + seal, version: UInt64(max(1, version ?? 1)))
  return 0
}

/// Writes the seeds: the manifests of an index's first versions.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  for (number, manifest) in Seeds.manifests.enumerated() {
    // Without the seal, which the harness adds.
    Seeds.write(manifest.text.dropLast(79) + Array("}".utf8), 2 * number)
    Seeds.write(manifest.text, 2 * number + 1)
  }
  return 0
}

private func check(_ text: [UInt8], version: UInt64) {
  let key = Manifest.key(version: version)
  do throws(StorageError) {
    let manifest = try Manifest(text: text, key: key)
    precondition(manifest.version == version)
    precondition(manifest.liveRows >= 0 && manifest.liveLength >= 0)
    precondition(manifest.objects.count == 1 + manifest.segments.reduce(0) { $0 + ($1.tombstones == nil ? 2 : 3) })
    precondition(CompactionPolicy().choose(from: manifest.segments).count <= manifest.segments.count)
    let copy = try Manifest(text: manifest.text, key: key)
    precondition(copy == manifest, "a manifest reads back as another one")
  } catch {
    precondition(error.code == .damaged || error.code == .unsupportedVersion, "\(error)")
  }
}
