import JSON

/// Whatever the bytes: parsing ends with a value or an error in the text, and a value survives writing and reading.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  for options in [JSONParser.Options(), .configuration] {
    do throws(JSONError) {
      let document = try JSONDocument(parsing: bytes, options: options)
      check(document.root, inside: 0..<count)
      let value = document.root.value
      for layout in [JSONValue.Layout.compact, .pretty] {
        let copy = try? JSONValue(parsing: value.utf8(layout))
        precondition(copy == value, "\(layout) text reads back as another value")
      }
    } catch {
      precondition((0...count).contains(error.offset) && error.line > 0 && error.column > 0, "\(error)")
    }
  }
  return 0
}

private func check(_ node: JSONNode, inside range: Range<Int>) {
  precondition(range.lowerBound <= node.range.lowerBound && node.range.upperBound <= range.upperBound)
  for child in (node.elements ?? []) + (node.members ?? []).map(\.value) { check(child, inside: node.range) }
}
