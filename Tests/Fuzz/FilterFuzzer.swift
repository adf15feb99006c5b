import Retrieval

/// Reads any bytes as a filter: a refusal points into the text, and what is read comes back the same through Bedrock's
/// grammar.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFilter(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let filter: Filter
  do throws(FilterError) {
    filter = try Filter(parsing: bytes)
  } catch {
    precondition((0...count).contains(error.offset), "an error outside the text")
    precondition(!error.description.isEmpty)
    return 0
  }
  _ = filter.matches([:])
  // Bedrock's grammar may need more levels than were written, so a second reading may refuse them.
  if let value = filter.bedrock, let again = try? Filter(value) {
    precondition(again.bedrock == value, "the filter changed on its way through Bedrock's grammar")
  }
  return 0
}
