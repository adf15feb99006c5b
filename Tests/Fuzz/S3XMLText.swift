@testable import XML

/// Whatever the bytes: an element, which reads back the same when it is written, or an error inside the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(S3XMLError) {
    let element = try S3XMLElement(parsing: bytes)
    precondition(depth(of: element) <= S3XMLReader.maximumDepth)
    let again = try S3XMLElement(parsing: Array(text(of: element).utf8))
    precondition(again == element, "an element reads back as another one")
  } catch {
    precondition((0...count).contains(error.offset), "\(error)")
  }
  return 0
}

private func depth(of element: S3XMLElement) -> Int { 1 + (element.children.map(depth).max() ?? 0) }

private func text(of element: S3XMLElement) -> String {
  let content = element.text.unicodeScalars.map { scalar in
    ["&": "&amp;", "<": "&lt;"][scalar] ?? String(Character(scalar))
  }
  return "<\(element.name)>\(content.joined())\(element.children.map(text).joined())</\(element.name)>"
}

/// Writes the seeds: a listing, an error, and markup of every kind.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  let texts = [
    "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"x\"><IsTruncated>false</IsTruncated><Contents><Key>a%20b</Key>"
      + "<Size>3</Size></Contents></ListBucketResult>",
    "<Error><Code>NoSuchKey</Code><Message>a &amp; b &#228;&#xE4;</Message></Error>",
    "<!-- c --><a:b x='1' y = \"2\"><c/><![CDATA[<&]]> text </a:b >\n",
  ]
  for (number, text) in texts.enumerated() { Seeds.write(Array(text.utf8), number) }
  return 0
}
