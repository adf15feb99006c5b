import TestSupport
import Testing

@testable import Cloud

@Suite struct S3XMLTests {
  private func parse(_ text: String) throws -> S3XMLElement { try S3XMLElement(parsing: Array(text.utf8)) }

  @Test func `A listing is read with its references, sections and name spaces`() throws {
    let root = try parse(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- a > comment -->
      <s3:ListBucketResult xmlns:s3="http://s3.amazonaws.com/doc/2006-03-01/" x = 'a>b'>
        <Contents><Key>a&amp;b &lt;c&gt; &#228;&#x1F600;&quot;&apos;</Key><Size>3</Size></Contents>
        <Contents><Key>x<![CDATA[<&]]>y</Key><Empty/></Contents >
        <IsTruncated>false</IsTruncated>
      </s3:ListBucketResult>

      """)
    #expect(root.name == "ListBucketResult")
    #expect(root.all("Contents").map { $0["Key"] } == ["a&b <c> ä😀\"'", "x<&y"])
    #expect(root["IsTruncated"] == "false")
    #expect(root.all("Contents").last?["Empty"] == "")
    #expect(root["Missing"] == nil)
  }

  @Test(arguments: [
    "", " ", "text", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a/>text", "<a>&unknown;</a>", "<a>&#xD800;</a>",
    "<a>&#+65;</a>", "<a>&amp</a>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "<a b></a>", "<a b=c></a>", "<a b=\"<\"/>",
    "<a", "<a b='", "<!-- ", "<?xml", "<a><![CDATA[x</a>", "< a/>", "<a>&#99999999999999999999;</a>", "<>",
  ])
  func `What is no XML is an error within the text`(text: String) {
    let error = #expect(throws: S3XMLError.self) { try parse(text) }
    #expect((0...text.utf8.count).contains(error?.offset ?? -1))
  }

  @Test func `Depth is bounded, and bytes that are no UTF-8 are refused`() throws {
    let deep = { (levels: Int) in
      String(repeating: "<a>", count: levels) + String(repeating: "</a>", count: levels)
    }
    #expect(try parse(deep(32)).name == "a")
    #expect(throws: S3XMLError.self) { try parse(deep(33)) }
    #expect(throws: S3XMLError.self) { try S3XMLElement(parsing: Array("<a>".utf8) + [0xFF] + Array("</a>".utf8)) }
  }

  @Test func `Whatever changes in a text, it is read or refused`() throws {
    var random = SplitMix64(seed: 12)
    let text = Array("<?xml version='1.0'?><a x='1'><b>c&amp;d</b><![CDATA[e]]><!-- f --><g/></a>".utf8)
    for _ in 0..<5000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) {
          bytes[place] = text.randomElement(using: &random) ?? 0
        } else {
          bytes.remove(at: place)
        }
      }
      do {
        _ = try S3XMLElement(parsing: bytes)
      } catch {
        #expect((0...bytes.count).contains(error.offset))
      }
    }
  }
}
