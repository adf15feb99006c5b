import TestSupport
import Testing

@testable import LambdaRuntime

@Suite struct ResponseReaderTests {
  private static let limit = 1 << 20

  /// The response to some text that arrives in pieces of one size, the connection's end included.
  private static func read(_ text: String, pieces: Int = 1) throws -> RuntimeResponse {
    var reader = ResponseReader(bodyLimit: limit)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      if let response = try reader.append(rest.prefix(pieces)) { return response }
      rest = rest.dropFirst(pieces)
    }
    return try reader.finish()
  }

  @Test(arguments: [1, 2, 3, 7, 1000])
  func `A body of a given length is whole however it arrives`(pieces: Int) throws {
    let response = try Self.read(
      "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: a-1\r\ncontent-length:  5 \r\n\r\nhello", pieces: pieces)
    #expect(response.status == 200)
    #expect(response["LAMBDA-RUNTIME-AWS-REQUEST-ID"] == "a-1")
    #expect(response.body == Array("hello".utf8))
    #expect(response.keepsConnection)
  }

  @Test(arguments: [1, 2, 5, 1000])
  func `Chunks are put together, with their extensions and trailers passed over`(pieces: Int) throws {
    let text =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\nX: y\r\n\r\n"
    #expect(try Self.read(text, pieces: pieces).body == Array("hello0123456789abcdef".utf8))
  }

  @Test func `A body without a length ends with the connection, which is then not kept`() throws {
    let response = try Self.read("HTTP/1.0 200 OK\r\nServer: x\r\n\r\n{\"a\":1}")
    #expect(response.body == Array("{\"a\":1}".utf8))
    #expect(!response.keepsConnection)
  }

  @Test func `A connection that ends too early is an error, not a short body`() {
    #expect(throws: RuntimeError.self) { try Self.read("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort") }
    #expect(throws: RuntimeError.self) {
      try Self.read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")
    }
    #expect(throws: RuntimeError.self) { try Self.read("HTTP/1.1 200 OK\r\nContent-Le") }
  }

  @Test(arguments: [
    "FTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 99\r\n\r\n", "\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 4x\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1048577\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",
  ])
  func `What is no response is refused`(text: String) {
    #expect(throws: RuntimeError.self) { try Self.read(text, pieces: 1000) }
  }

  @Test func `An endless body is refused once it is beyond the limit`() {
    var reader = ResponseReader(bodyLimit: 100)
    #expect(throws: RuntimeError.self) {
      _ = try reader.append(Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
      for _ in 0..<100 { _ = try reader.append([UInt8](repeating: 65, count: 10)) }
    }
  }

  @Test func `An interim response goes before the one that counts`() throws {
    let text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"
    #expect(try Self.read(text).status == 202)
  }

  @Test func `No mutation of a response crashes the reader`() {
    var random = SplitMix64(seed: 41)
    let text = Array(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n5\r\nhello\r\n0\r\n\r\n".utf8)
    for _ in 0..<2000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      var reader = ResponseReader(bodyLimit: 1000)
      let response = try? reader.append(bytes) ?? reader.finish()
      #expect((response?.body.count ?? 0) <= 1000)
    }
  }
}
