import Testing

@testable import Cloud

#if canImport(Glibc)
  import Glibc

  /// libcurl and the 33 libraries below it cost a start 8 ms: whoever sends nothing must not pay that.
  @Suite struct LibraryBindingTests {
    /// Whether libcurl is among what is mapped into this process; `nil` when the system does not say.
    private static func isLoaded() -> Bool? {
      guard let file = fopen("/proc/self/maps", "r") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      let count = fread(&bytes, 1, bytes.count, file)
      return String(decoding: bytes[..<count], as: UTF8.self).contains("libcurl")
    }

    /// 0 when libcurl came with the first request; otherwise which of the two was not so.
    static func exitCode() async -> Int32 {
      let client = HTTPClient()
      if isLoaded() != false { return 1 }
      _ = try? await client.send(HTTPRequest(url: "http://127.0.0.1:1"))
      return isLoaded() == true ? 0 : 2
    }

    @Test func `libcurl is loaded with the first request, and not before`() async {
      await #expect(processExitsWith: .exitCode(0)) { exit(await LibraryBindingTests.exitCode()) }
    }
  }
#endif
